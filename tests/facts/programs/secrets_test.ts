/** Tests what programs that keep secrets are said to do. */
import assert from "node:assert/strict";
import { SECRETS } from "../../../src/facts/programs/secrets.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["security dump-keychain", ["read secret dump-keychain"]],
  ["security find-generic-password -w x", [
    "read secret find-generic-password",
  ]],
  ["security find-generic-password x", []],
  ["security add-generic-password x", ["change secret add-generic-password"]],
  ["security list-keychains", []],
  ["pass show x", ["read secret x"]],
  ["pass ls", []],
  ["pass rm x", ["delete secret x"]],
  ["pass insert x", ["change secret x"]],
  ["vault kv get secret/x", ["read secret secret/x"]],
  ["vault kv put secret/x a=b", ["change secret a=b"]],
  ["vault kv delete secret/x", ["delete secret secret/x for good"]],
  ["vault status", []],
  ["op read op://a/b", ["read secret op://a/b"]],
  ["doppler secrets", ["read secret secrets"]],
  ["doppler secrets --only-names", []],
  ["infisical secrets", ["read secret secrets"]],
  ["doppler run -- rm -rf src", ["delete tree /home/dev/project/src"]],
  ["bw frobnicate", []],
  ["secret-tool lookup a b", ["read secret a"]],
  ["secret-tool search a b", []],
  ["secret-tool clear a b", ["change secret a"]],
  ["gpg --export-secret-keys", ["read secret"]],
  ["gpg --delete-secret-keys x", ["delete secret x for good"]],
  ["gpg -d a.gpg", ["read /home/dev/project/a.gpg"]],
  ["gpg -e -r x a.txt", ["read /home/dev/project/a.txt"]],
  ["gpg -k", []],
  ["ssh-add -l", []],
  ["ssh-add -D", ["change secret agent"]],
  ["ssh-add", []],
  ["ssh-keygen -t ed25519 -f ~/.ssh/id_new", ["write /home/dev/.ssh/id_new"]],
  ["ssh-keygen -t ed25519", ["create secret ~/.ssh"]],
  ["ssh-keygen -lf a", []],
  ["ssh-keygen -R host", []],
  ["ssh-keygen -y -f ~/.ssh/id_rsa", ["list /home/dev/.ssh/id_rsa"]],
  ["sops -d secrets.enc.yaml", ["read secret secrets.enc.yaml"]],
  ["sops -e a.yaml", []],
  ["ansible-vault view a.yml", ["read secret a.yml"]],
  ["age -d -o out a.age", ["read secret a.age", "write /home/dev/project/out"]],
  ["mkcert -install", []],
  ["certbot renew --dry-run", []],
];

for (const [command, wanted] of CASES) {
  Deno.test(`SECRETS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("SECRETS has a case for every row", () => {
  assert.deepEqual(untried(SECRETS, CASES.map(([command]) => command)), []);
});
