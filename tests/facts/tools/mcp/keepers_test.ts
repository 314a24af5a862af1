/** Tests of servers that keep secrets. */
import assert from "node:assert/strict";
import { deeds } from "../recorder.ts";

const TABLE:
  readonly (readonly [string, Record<string, unknown>, readonly string[]])[] = [
    ["vault__read_secret", { path: "a/b" }, ["read secret a/b"]],
    ["vault__kv_get", { path: "a/b" }, ["read secret a/b"]],
    ["vault__delete_secret", { path: "a/b" }, ["delete secret a/b"]],
    ["vault__write_secret", { path: "a/b" }, ["write secret a/b"]],
    ["vault__list_secrets", { path: "a/" }, []],
    ["onepassword__get_item", { item: "db" }, ["read secret db"]],
    ["bitwarden__unlock", {}, ["write secret"]],
    ["odd__get_password", { name: "db" }, ["read secret db"]],
    ["odd__fetch_credentials", { id: "db" }, ["read secret db"]],
    ["odd__password_strength", { text: "db" }, []],
    ["odd__search_secrets", { query: "db" }, []],
    ["gcp-secret-manager__access_secret_version", { "name": "x" }, [
      "read secret x",
    ]],
  ];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`mcp keepers: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
