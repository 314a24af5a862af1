/** Tests what servers of clouds are said to do. */
import assert from "node:assert/strict";
import { filler } from "../../content/filler.ts";
import { deeds } from "../recorder.ts";

const TOKEN = ["gh", "p_", filler(36)].join("");

const TABLE:
  readonly (readonly [string, Record<string, unknown>, readonly string[]])[] = [
    ["aws__call_aws", { cli_command: "aws s3 rb s3://x --force" }, [
      "run aws s3 rb s3://x --force",
    ]],
    ["aws__run", { command: "s3 ls" }, ["run aws s3 ls"]],
    ["gcp__gcloud", { args: ["projects", "delete", "x"] }, [
      "run gcloud projects delete x",
    ]],
    ["aws__delete_bucket", { bucket: "x" }, ["delete cloud x"]],
    ["aws__list_buckets", {}, []],
    ["aws__put_secret", { name: "x" }, ["put secret x"]],
    ["terraform__destroy", {}, ["run terraform destroy"]],
    ["terraform__apply", { auto_approve: true }, [
      "run terraform apply -auto-approve",
    ]],
    ["terraform__search_modules", { query: "x" }, []],
    ["s3__delete_object", { bucket: "b", key: "k" }, ["delete cloud b"]],
    ["cloudflare__workers_delete", { name: "w" }, ["delete cloud w"]],
    ["s3__put_object", { bucket: "b", body: TOKEN }, [
      "send secret to s3",
      "put cloud b",
    ]],
    ["cloudflare__put_secret", { name: "x", value: TOKEN }, ["put secret x"]],
  ];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`mcp clouds: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
