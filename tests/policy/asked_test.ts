/** Tests of who asks, and through which door. */
import assert from "node:assert/strict";
import { mcpServerOf, TRANSPORTS } from "../../src/policy/asked.ts";

const NAMES: readonly [tool_name: string, server: string | null][] = [
  ["mcp__github__create_issue", "github"],
  ["mcp__git-server__push", "git-server"],
  ["mcp__a.b/c__d__e", "a.b/c"],
  ["mcp__github__", null],
  ["mcp__github", null],
  ["mcp____x", null],
  ["Bash", null],
  ["xmcp__a__b", null],
];

for (const [tool_name, server] of NAMES) {
  Deno.test(`mcpServerOf() finds ${server} in ${tool_name}`, () => {
    assert.equal(mcpServerOf(tool_name), server);
  });
}

Deno.test("TRANSPORTS names every door once", () => {
  assert.equal(new Set(TRANSPORTS).size, 5);
});
