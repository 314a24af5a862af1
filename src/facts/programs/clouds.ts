/** Command lines of clouds, and infrastructure as code. */
import { type Data, unknown } from "../shell/data.ts";
import { opens } from "./cloud_rights.ts";
import { isDeployment, runCarried } from "./cloud_commands.ts";
import type { Invocation } from "./invocation.ts";
import { rclone, storage } from "./object_stores.ts";
import type { Change, Family, Program, Subcommand } from "./program.ts";

const CLOUD: Change = { what: "cloud" };
const LOSS: Change = { what: "cloud", irreversible: true };

const TERRAFORM: readonly Subcommand[] = [
  {
    at: "destroy,apply -destroy,run-all destroy,destroy-all,stack destroy",
    change: { ...LOSS, operation: "destroy" },
  },
  {
    at: "apply,run-all apply,apply-all,up,import,refresh,taint,untaint",
    run: (it) => terraformApply(it),
  },
  {
    at:
      "state rm,state push,state mv,state replace-provider,workspace delete,force-unlock,state delete",
    change: { ...LOSS, operation: "remove" },
  },
  {
    at: "init,get,providers lock,workspace new,workspace select,login",
    change: { what: "package", operation: "install" },
  },
];

/** Verbs of clouds' command lines that lose something. */
const LOSING =
  /^(?:delete|destroy|remove|terminate|purge|rm|rb|drop|deregister|deprovision|disassociate|detach|revoke|release|uninstall|wipe|undeploy|empty|reset|down|leave|close-account|schedule-key-deletion|disable-key)(?:$|-)/;

/** Verbs that change something that runs. */
const CHANGING =
  /^(?:change|create|update|put|modify|set|add|attach|deploy|start|stop|reboot|restart|run|resize|scale|apply|import|enable|disable|publish|invoke|send|mv|cp|sync|mb|grant|authorize|associate|register|promote|rollback|restore|patch|replace|up|launch|tag|untag|upload|move|suspend|resume|rotate|schedule|cancel|push|login|activate|migrate|export|failover|swap|link|assign|perform|submit)(?:$|-)/;

/** Verbs that only look. */
const LOOKING =
  /^(?:list|ls|get|describe|show|view|info|status|help|ping|wait|search|lookup|scan|query|head|cat|du|stat|logs?|tail|history|version|whoami|diff|plan|validate|preview|check|filter|batch-get|select|presign|estimate|test|read|print|open|output|outputs|graph|synth|ssh|lint|fmt)(?:$|-)/;

/** A cloud's command line: groups, a verb, and what it is done to. */
function cloud(options = ""): Program {
  return {
    options:
      `region= profile= output= project= subscription= resource-group= g= n,name= zone= force yes y,quiet sql= command= query-string= scripts= parameters= dryrun,dry-run q recursive r R f a,app= ${options}`,
    style: "exact",
    idle: "dry-run",
    run: byVerb,
  };
}

/** Programs of clouds. */
export const CLOUDS: Family = {
  "terraform,tofu,opentofu,terragrunt": {
    style: "single",
    options: "chdir= var= var-file= target= auto-approve lock= destroy",
    subcommands: TERRAFORM,
    looks:
      "plan validate fmt show output graph state providers version workspace console test get-plan modules refresh-only",
  },
  pulumi: {
    options: "s,stack= y,yes C,cwd= f,skip-preview",
    subcommands: [
      { at: "destroy,down", change: { ...LOSS, operation: "destroy" } },
      { at: "stack rm,state delete,cancel", change: LOSS },
      { at: "up,update,import,refresh,config set", change: CLOUD },
    ],
    looks: "preview stack config logs whoami about console plugin new",
  },
  "cdk,sam,serverless,sls,sst,cdktf,chalice,zappa,eb,ecs-cli,amplify,cfn":
    cloud("stack-name= all stage= s= require-approval= exclusively e"),
  "aws,gcloud,az,oci,ibmcloud,aliyun,tccli,scw,hcloud,linode-cli,doctl,vultr-cli,openstack,yc,civo,upctl,exo,ovhcloud":
    cloud(
      "query= filter= endpoint-url= no-cli-pager cli-input-json= ids= cluster= delete acl= policy-document= include= exclude=",
    ),
  "gsutil,bq,s3cmd,s5cmd,mc,azcopy,b2,s4cmd,gcloud-storage": {
    ...cloud("m d="),
    run: (it) => {
      const words = it.operands.map(({ text }) => text);
      if (it.name !== "bq" || !runCarried(it, words)) storage(it);
    },
  },
  rclone: {
    options:
      "n,dry-run P,progress v i,interactive config= include= exclude= transfers=",
    idle: "dry-run",
    run: rclone,
  },
  "heroku,fly,flyctl,vercel,netlify,railway,render,wrangler,firebase,supabase,eas,expo,now,surge,gh-pages,cf,dokku,caprover,platform,amplify-cli,koyeb,deno-deploy,deployctl,shopify,stripe,twilio,ngrok-api,auth0,okta,flarectl,planetscale,pscale,neonctl,turso,upstash,mongocli,confluent,ccloud,databricks,snow,datadog-ci,newrelic,pd,sentry-cli,doppler-cli,launchdarkly,ldcli":
    cloud("confirm= c= p= env= e= w= C= prod remote= t,token= s="),
  "ansible-playbook,ansible,salt,puppet,chef-client,knife,cap,fab": {
    options:
      "i,inventory= C,check l,limit= t,tags= e,extra-vars= m,module-name= a,args= b,become v D,diff syntax-check list-hosts list-tasks u,user= k K vault-password-file=",
    idle: "check syntax-check list-hosts list-tasks",
    run: (it) => it.change(CLOUD, "deploy", it.operands[0]),
  },
};

function terraformApply(it: Invocation): void {
  if (it.has("destroy")) it.change(LOSS, "destroy");
  else it.change(CLOUD, it.operands[0]?.text ?? "apply");
}

function byVerb(it: Invocation): Data | void {
  const words = it.operands.map(({ text }) => text);
  const [group = "", second = ""] = words;
  if (
    (it.name === "aws" && group === "s3") ||
    (it.name === "gcloud" && group === "storage")
  ) return storage(it, 1);
  if (
    /^(?:secretsmanager|ssm|kms|secrets|keyvault|secret|config|env|variables|env:list|config:show)$/
      .test(group) && secret(it, words)
  ) return;
  if (/^(?:config|env|variables?):(?:import|set|unset)$/.test(group)) {
    return it.change({ what: "secret" }, "set", it.operands[1]);
  }
  if (runCarried(it, words)) return;
  if (/^(?:vercel|now|surge)$/.test(it.name) && isDeployment(it)) {
    return it.change(CLOUD, "deploy", it.operands[0]);
  }
  if (it.name === "eas" && /^(?:submit|update)$/.test(group)) {
    return it.change({ what: "package", operation: "publish" }, "publish");
  }
  if (it.name === "stripe" && moves(words)) {
    return it.change(
      { what: "hosted", irreversible: true },
      group,
      it.operands[2],
    );
  }
  if (CREDENTIALS.test(words.slice(0, 3).join(" "))) {
    return it.change({ what: "secret" }, "read", second);
  }
  // It is printed to be piped into a log-in, where it stays.
  if (/^get-(?:login-password|authorization-token)$/.test(second)) {
    return unknown("token");
  }
  if (/^(?:configure|auth|login|logout|account)$/.test(group)) {
    const read = words.slice(1, 3).some((word) =>
      /^(?:get|print-access-token|print-identity-token|export-credentials|get-access-token)$/
        .test(word)
    );
    if (read) it.change({ what: "secret" }, "read", second);
    return;
  }
  // The last telling word is the verb: `gcloud compute instances delete x`, `aws ec2 terminate-instances`.
  const most = it.name === "gcloud" || it.name === "az" || it.name === "oci"
    ? 6
    : 3;
  for (const [at, raw] of words.slice(0, most).entries()) {
    const word = raw.slice(raw.lastIndexOf(":") + 1).replace(/^admin-/, "");
    if (names(it, words) && (LOSING.test(word) || CHANGING.test(word))) {
      return it.change(
        { what: "domain", irreversible: LOSING.test(word) },
        operation(word),
        it.operands[at + 1] ?? it.value("name"),
      );
    }
    if (LOSING.test(word)) {
      return it.change(
        LOSS,
        word.split("-")[0] ?? "delete",
        it.operands[at + 1] ?? it.value("name", "ids"),
      );
    }
    if (CHANGING.test(word)) {
      return it.change(
        CLOUD,
        operation(word),
        it.operands[at + 1] ?? it.value("name"),
        opens(it) ? { loosens: true } : {},
      );
    }
    // The first word of most clouds names a service: `aws logs`.
    if (LOOKING.test(word) && (at > 0 || most === 3 && it.name !== "aws")) {
      return;
    }
  }
  it.execution.known = words.length === 0;
}

/** Commands that print what one logs in with. */
const CREDENTIALS =
  /^(?:sts (?:get-session-token|assume-role[\w-]*|get-federation-token)|sso get-role-credentials|cognito-identity get-credentials-for-identity|acr credential|storage account keys|storage account show-connection-string|functionapp keys|cosmosdb keys|redis list-keys|ad sp credential|auth token|auth:token|tokens create|authorizations:create|pg:credentials:url|db get-password)\b/;

function operation(word: string): string {
  return word.split("-")[0] ?? word;
}

/** Commands of a payment service that move money. */
function moves([group = "", verb = ""]: readonly string[]): boolean {
  return /^(?:charges|payment_intents|payouts|refunds|subscriptions|topups|transfers)$/
    .test(group) && /^(?:cancel|capture|confirm|create|delete)$/.test(verb);
}

/** Groups of commands that are about names on the internet. */
function names(
  { name }: Invocation,
  [group = "", second = ""]: readonly string[],
): boolean {
  return /^(?:route53(?:domains)?|dns|domains?)(?::|$)/.test(group) ||
    name === "flarectl" && group === "dns" ||
    name === "az" && group === "network" && second === "dns" ||
    name === "doctl" && group === "compute" && second === "domain";
}

/** Groups that print every value when no verb follows. */
const SHOWING: Readonly<Record<string, string>> = {
  heroku: "config",
  railway: "variables",
  netlify: "env:list",
  dokku: "config:show",
  scalingo: "env",
};

function shows(it: Invocation, [group, second]: readonly string[]): boolean {
  return group !== undefined && second === undefined &&
    Object.hasOwn(SHOWING, it.name) && SHOWING[it.name] === group;
}

function secret(it: Invocation, words: readonly string[]): boolean {
  if (shows(it, words)) {
    it.change({ what: "secret" }, "read", words[0]);
    return true;
  }
  const verb = words.slice(1, 4).find((word) =>
    /^(?:get|show|access|decrypt|put|create|delete|update|set|add|remove|unset|rm|pull|download|restore|purge)/
      .test(word)
  );
  if (verb === undefined) return false;
  const harmless = words[0] === "config" || words[0] === "env" ||
    words[0] === "variables" || words[0] === "ssm";
  if (harmless && /^(?:get|show)/.test(verb) && !it.has("with-decryption")) {
    return false;
  }
  if (words[0] === "config" && /^(?:set|unset)/.test(verb)) return false;
  it.change({ what: "secret" }, verb.split("-")[0] ?? verb, it.operands.at(-1));
  return true;
}
