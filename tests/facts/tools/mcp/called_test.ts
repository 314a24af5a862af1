/** Tests tools of servers that call others. */
import assert from "node:assert/strict";
import { calledTools } from "../../../../src/facts/tools/mcp/called.ts";
import { wordsOf } from "../../../../src/facts/tools/mcp/name.ts";
import { deeds } from "../recorder.ts";

const TABLE: readonly (readonly [
  tool: string,
  parameters: Record<string, unknown>,
  wanted: readonly string[],
])[] = [
  ["execute_tool", { name: "delete_page", arguments: { id: "p" } }, [
    "delete_page",
  ]],
  ["run_action", { action: "gmail_send", params: {} }, ["gmail_send"]],
  ["callTool", { tool_name: "x_y", tool_arguments: '{"a": 1}' }, ["x_y"]],
  ["MULTI_EXECUTE", { tools: [{ tool_slug: "A_B" }, { tool_slug: "C" }] }, [
    "A_B",
  ]],
  ["execute_tool", { name: "two words" }, []],
  ["execute_tool", { arguments: { id: "p" } }, []],
  ["get_page", { name: "delete_page" }, []],
];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`calledTools() of ${tool} ${JSON.stringify(parameters)}`, () => {
    const found = calledTools(wordsOf(tool), parameters);
    assert.deepEqual(found.map((one) => one.tool), wanted);
  });
}

Deno.test("calledTools() reads arguments that are JSON", () => {
  const [found] = calledTools(["call", "tool"], {
    tool: "a_b",
    arguments: '{"id": "p"}',
  });
  assert.deepEqual(found?.parameters, { id: "p" });
});

Deno.test("a tool that is called by another does what it does by itself", () => {
  const parameters = { workspace_id: "w" };
  const direct = deeds("odd__delete_workspace", parameters);
  assert.ok(direct.length > 0);
  const called = deeds("odd__execute_tool", {
    name: "delete_workspace",
    arguments: parameters,
  });
  assert.ok(direct.every((one) => called.includes(one)), called.join("; "));
});

Deno.test("tools that call each other without end are left at some depth", () => {
  let parameters: Record<string, unknown> = { name: "delete_user" };
  for (let level = 0; level < 40; level++) {
    parameters = { name: "execute_tool", arguments: parameters };
  }
  assert.ok(deeds("odd__execute_tool", parameters).length < 50);
});
