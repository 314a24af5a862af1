/** Tests that outcomes stand beside what a tool does otherwise, and that looking has none. */
import assert from "node:assert/strict";
import { deeds } from "../../recorder.ts";

const TABLE: readonly (readonly [
  tool: string,
  parameters: Record<string, unknown>,
  wanted: readonly string[],
])[] = [
  ["github__create_webhook", {
    "owner": "a",
    "repo": "b",
    "hook_url": "https://x.example",
  }, ["create repository a/b", "create repository https://x.example"]],
  ["odd__get_webhook", { "id": "w" }, []],
  ["odd__search_users", { "role": "admin" }, []],
  ["odd__manage_dns", { "action": "list", "id": "z" }, []],
  ["odd__manage_dns", { "action": "update", "id": "z" }, ["update domain z"]],
];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`outcomes: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
