/** Tests that servers and tools are told apart in the names that agents give. */
import assert from "node:assert/strict";
import { mcpName, wordsOf } from "../../../../src/facts/tools/mcp/name.ts";

Deno.test("mcpName() reads each agent's form", () => {
  const table: readonly (readonly [string, string, string])[] = [
    ["mcp__github__create_issue", "github", "create_issue"],
    ["mcp__my_server__a__b", "my_server", "a__b"],
    ["mcp_github_create_issue", "github", "create_issue"],
    ["mcp.github.create", "github", "create"],
    ["MCP:create_issue", "", "create_issue"],
    ["github__create", "github", "create"],
    ["github.create", "github", "create"],
    ["github/create", "github", "create"],
    ["github:create", "github", "create"],
  ];
  for (const [name, server, tool] of table) {
    assert.deepEqual(mcpName(name), { server, tool }, name);
  }
  for (const name of ["Read", "read_file", "mcp_", ""]) {
    assert.equal(mcpName(name), undefined, name);
  }
});

Deno.test("wordsOf() takes a name apart", () => {
  assert.deepEqual(wordsOf("createOrUpdate_file-now"), [
    "create",
    "or",
    "update",
    "file",
    "now",
  ]);
});
