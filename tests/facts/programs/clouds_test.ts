/** Tests what command lines of clouds are said to do. */
import assert from "node:assert/strict";
import { CLOUDS } from "../../../src/facts/programs/clouds.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["eas submit -p ios", ["publish package"]],
  ["terraform destroy", ["destroy cloud for good"]],
  ["terraform apply -auto-approve", ["apply cloud"]],
  ["terraform apply -destroy", ["destroy cloud for good"]],
  ["terraform state rm x", ["remove cloud x for good"]],
  ["terraform init", ["install package"]],
  ["terraform plan", []],
  ["pulumi destroy -y", ["destroy cloud for good"]],
  ["pulumi stack rm x", ["rm cloud x for good"]],
  ["pulumi up", ["up cloud"]],
  ["pulumi preview", []],
  ["cdk destroy", ["destroy cloud for good"]],
  ["cdk deploy", ["deploy cloud"]],
  ["cdk diff", []],
  ["aws ec2 terminate-instances --instance-ids i-1", [
    "terminate cloud i-1 for good",
  ]],
  ["aws ec2 describe-instances", []],
  ["aws route53 change-resource-record-sets --hosted-zone-id z", [
    "change domain z",
  ]],
  ["aws route53 list-hosted-zones", []],
  ["gcloud dns record-sets delete a", ["delete domain a for good"]],
  ["aws cognito-idp admin-disable-user --username u", ["disable cloud u"]],
  ["heroku config:set A=b", ["set secret A=b"]],
  ["stripe refunds create --charge c", ["refunds hosted c for good"]],
  ["stripe refunds list", []],
  ["aws s3 rb s3://x --force", ["delete cloud s3://x for good all"]],
  ["aws s3 rm s3://x/a", ["delete cloud s3://x/a for good"]],
  ["aws s3 ls", []],
  ["aws s3 cp ~/.aws/credentials s3://x/", [
    "read /home/dev/.aws/credentials",
    "send secret to x",
  ]],
  ["aws s3 cp a.txt s3://x/ --acl public-read", [
    "read /home/dev/project/a.txt",
    "send data to x",
    "publish cloud s3://x/ loosens",
  ]],
  ["aws s3 sync . s3://x --delete", [
    "read /home/dev/project",
    "send file to x",
    "delete cloud s3://x for good",
  ]],
  ["aws s3 cp s3://x/a .", ["write /home/dev/project"]],
  ["aws secretsmanager get-secret-value --secret-id x", ["get secret x"]],
  ["aws sts get-caller-identity", []],
  ["aws configure get aws_secret_access_key", ["read secret get"]],
  ["aws ec2 authorize-security-group-ingress --cidr 0.0.0.0/0", [
    "authorize cloud 0.0.0.0/0 loosens",
  ]],
  ["aws iam attach-user-policy --policy-arn AdministratorAccess", [
    "attach cloud AdministratorAccess loosens",
  ]],
  ["aws ec2 terminate-instances --dry-run", []],
  ["gcloud compute instances delete x", ["delete cloud x for good"]],
  ["gcloud projects list", []],
  ["gcloud auth print-access-token", ["read secret print-access-token"]],
  ["az group delete -n x", ["delete cloud x for good"]],
  ["az keyvault secret show -n x", ["show secret show"]],
  ["gsutil rm -r gs://x", ["delete cloud gs://x for good all"]],
  ["gsutil ls gs://x", []],
  ["aws iam create-access-key --user-name x", ["create cloud x loosens"]],
  ["aws iam list-access-keys", []],
  ["gcloud iam service-accounts keys create k.json", [
    "create cloud k.json loosens",
  ]],
  ["gsutil iam ch allUsers:objectViewer gs://x", [
    "set access cloud allUsers:objectViewer loosens",
  ]],
  ["rclone purge remote:x", ["delete cloud remote:x for good"]],
  ["rclone sync . remote:x", [
    "read /home/dev/project",
    "send file to cloud",
    "sync cloud remote:x",
  ]],
  ["rclone copy remote:x out", ["write /home/dev/project/out"]],
  ["rclone config show", ["read secret rclone"]],
  ["rclone delete local", ["delete tree /home/dev/project/local"]],
  ["heroku apps:destroy -a x", ["destroy cloud for good"]],
  ["heroku config:set A=b -a x", ["set secret A=b"]],
  ["heroku logs -t", []],
  ["vercel --prod", ["deploy cloud"]],
  ["wrangler delete", ["delete cloud for good"]],
  ["ansible-playbook site.yml", ["deploy cloud site.yml"]],
  ["ansible-playbook --check site.yml", []],
  ["aws sts get-session-token", ["read secret get-session-token"]],
  ["aws sts get-caller-identity", []],
  ["aws ecr get-login-password | docker login --password-stdin a.example", [
    "change secret a.example",
  ]],
  ["aws ecr get-login-password", ["read secret environment"]],
  ["aws kms schedule-key-deletion --key-id 1", ["schedule cloud 1 for good"]],
  ["aws route53 list-hosted-zones", []],
  ["heroku pg:reset DATABASE_URL", ["reset cloud DATABASE_URL for good"]],
  ["supabase db reset --linked", ["reset cloud for good"]],
  ["railway down -y", ["down cloud for good"]],
  ["az storage account keys list -n a", ["read secret account"]],
  ["gcloud iam service-accounts list", []],
  ["aws logs delete-log-group --log-group-name a", ["delete cloud a for good"]],
  ["aws logs tail /a", []],
  ["aws organizations leave-organization", ["leave cloud for good"]],
  ["gcloud auth application-default print-access-token", [
    "read secret application-default",
  ]],
  [
    "az network nsg rule create -n n --source-address-prefixes '*' --access Allow",
    ["create cloud * loosens"],
  ],
];

for (const [command, wanted] of CASES) {
  Deno.test(`CLOUDS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("CLOUDS has a case for every row", () => {
  assert.deepEqual(untried(CLOUDS, CASES.map(([command]) => command)), []);
});
