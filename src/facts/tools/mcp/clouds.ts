/** MCP servers of clouds, and those that take a whole command line of one program. */
import type { Effect } from "../../effect.ts";
import { findSecrets } from "../../content/find.ts";
import { type Arguments, firstText, quote, says, texts } from "../arguments.ts";
import { awsEffects } from "../composed.ts";
import { outwards } from "./claims.ts";
import {
  intentOf,
  type McpCall,
  mentions,
  sourceOf,
  toldIn,
  toldIntent,
} from "./family.ts";
import { sending } from "./uploads.ts";

const CLIS: Readonly<Record<string, string>> = {
  aws: "aws",
  gcloud: "gcloud",
  gcp: "gcloud",
  azure: "az",
  az: "az",
  terraform: "terraform",
  tofu: "tofu",
  opentofu: "tofu",
  pulumi: "pulumi",
  heroku: "heroku",
  fly: "flyctl",
  flyctl: "flyctl",
  vercel: "vercel",
  netlify: "netlify",
  doctl: "doctl",
  digitalocean: "doctl",
  npm: "npm",
  pip: "pip",
  gh: "gh",
};

const CLOUDS = [
  "s3",
  "ec2",
  "lambda",
  "iam",
  "sts",
  "rds",
  "route53",
  "cloudformation",
  "cloudflare",
  "workers",
  "r2",
  "kv",
  "gcs",
  "blob",
  "hetzner",
  "linode",
  "railway",
  "render",
] as const;

/** A cloud's or a tool's command line in one argument. */
export function commandLines(call: McpCall): readonly Effect[] | undefined {
  const name = Object.keys(CLIS).find((word) => call.words.has(word));
  if (name === undefined) {
    return mentions(call, ...CLOUDS) ? cloudEffects(call) : undefined;
  }
  const program = CLIS[name] ?? name;
  const whole = firstText(
    call.parameters,
    "clicommand",
    "command",
    "cmd",
    "args",
    "arguments",
    "subcommand",
  );
  if (whole !== undefined) {
    const line = new RegExp(`^${program}\\b`).test(whole.trim())
      ? whole
      : `${program} ${whole}`;
    return call.shell(line, call.place, "parameters.command");
  }
  if (
    program === "aws" &&
    firstText(call.parameters, "service", "servicename") !== undefined &&
    firstText(call.parameters, "operation", "operationname") !== undefined
  ) return awsEffects(call.parameters, call.place, call.by, call.shell);
  if (/^(?:terraform|tofu|pulumi)$/.test(program)) {
    const verb = call.verbs.find((word) =>
      /^(?:apply|destroy|plan|init|import|up|validate|state|output)$/.test(word)
    );
    if (verb !== undefined) {
      return call.shell(
        `${program} ${verb}${approved(call.parameters)}`,
        call.place,
        "parameters",
      );
    }
  }
  if (/^(?:npm|pip|gh)$/.test(program)) {
    const verb = call.verbs.filter((word) => word !== program);
    const operand = firstText(call.parameters, "package", "packages", "name");
    return call.shell(
      [program, ...verb, ...operand === undefined ? [] : [quote(operand)]]
        .join(" "),
      call.place,
      "parameters",
    );
  }
  return cloudEffects(call);
}

/** Services whose tools are named after the operations of their command line: `iam__attach_user_policy`. */
const AWS_SERVICES = [
  "iam",
  "sts",
  "ec2",
  "rds",
  "lambda",
  "route53",
  "cloudformation",
];

/** `iam__attach_user_policy {user_name}` is `aws iam attach-user-policy --user-name`. */
function mirrored(call: McpCall): readonly Effect[] {
  const service = AWS_SERVICES.find((word) => call.words.has(word));
  if (service === undefined) return [];
  const operation = call.verbs.filter((word) =>
    word !== service && word !== "aws"
  );
  const found = awsEffects(
    {
      service,
      operation: operation.join("-"),
      parameters: call.parameters,
    },
    call.place,
    call.by,
    call.shell,
  );
  return found.filter(({ kind }) => kind === "changes");
}

function approved(parameters: Arguments): string {
  return says(parameters, "autoapprove", "yes", "force")
    ? " -auto-approve"
    : "";
}

function cloudEffects(call: McpCall): readonly Effect[] {
  const destroys = says(call.parameters, "isdestroy", "destroy");
  const intent = destroys ? "delete" : toldIntent(call);
  const sent = [...sending(call) ?? [], ...mirrored(call)];
  if (intent !== "delete" && intent !== "write" && intent !== "run") {
    return sent;
  }
  const target = firstText(
    call.parameters,
    "bucket",
    "bucketname",
    "instanceid",
    "resource",
    "resourceid",
    "resourcename",
    "stackname",
    "stack",
    "clustername",
    "functionname",
    "name",
    "id",
    "arn",
    "tablename",
  );
  // What is meant for a store of secrets is in its place there.
  const secret = sent.length === 0 &&
      !call.verbs.some((word) =>
        /^(?:secrets?|credentials?|passwords?|parameters?|env|envs|variables?|config|keys?)$/
          .test(word)
      ) &&
      texts(call.parameters).some(({ text }) => findSecrets(text).length > 0)
    ? [outwards(call, "secret")]
    : [];
  return [...sent, ...secret, {
    kind: "changes",
    what: call.words.has("secret") || call.words.has("secrets")
      ? "secret"
      : "cloud",
    operation: intent === "delete"
      ? "delete"
      : [...toldIn(call.parameters), ...call.verbs].find((word) =>
        intentOf([word]) === intent
      ) ?? "change",
    ...(target === undefined ? {} : { target }),
    irreversible: intent === "delete",
    by: call.by,
    source: sourceOf(call),
  }];
}
