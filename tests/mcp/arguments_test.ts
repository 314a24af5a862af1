/** How arguments become a call. */
import assert from "node:assert/strict";
import { questionOf, readCall } from "../../src/mcp/arguments.ts";

const CALL = {
  tool_name: "Bash",
  parameters: { command: "ls" },
  cwd: "/home/dev",
  session_id: "s1",
  agent_id: "a1",
  agent: "claude-code",
};

Deno.test("readCall() takes what it understands as it came", () => {
  const { parameters, ...rest } = CALL;
  const table: [args: unknown, call: unknown][] = [
    [CALL, CALL],
    [{ tool_name: "x" }, { tool_name: "x", parameters: {} }],
    [{ ...rest, tool_input: parameters }, CALL],
    [
      JSON.parse(
        '{"tool_name":"x","parameters":{"__proto__":{"a":1},"n":null}}',
      ),
      {
        tool_name: "x",
        parameters: JSON.parse('{"__proto__":{"a":1},"n":null}'),
      },
    ],
  ];
  for (const [args, call] of table) {
    assert.deepEqual(readCall(args), { ok: true, value: call });
  }
});

Deno.test("readCall() says all that is wrong, each with the way to it", () => {
  const table: [args: unknown, ...wrong: RegExp[]][] = [
    [null, /no object/],
    [[CALL], /no object/],
    ["x", /no object/],
    [{}, /^tool_name: This is missing; it has to be a text$/],
    [{ tool_name: "" }, /^tool_name: /],
    [{ tool_name: "x".repeat(513) }, /^tool_name: /],
    [{ tool_name: 5, parameters: "rm" }, /^tool_name: /, /^parameters: /],
    [{ tool_name: "x", parameters: [] }, /^parameters: /],
    [{ tool_name: "x", parameters: null }, /^parameters: /],
    [{ tool_name: "x", tool_input: "rm" }, /^tool_input: /],
    [{ tool_name: "x", cwd: 5 }, /^cwd: /],
    [{ tool_name: "x", tool_nam: 1 }, /^tool_nam: .*Did you mean `tool_name`/],
    [{ ...CALL, tool_input: {} }, /^tool_input: .*not both/],
  ];
  for (const [args, ...wrong] of table) {
    const read = readCall(args);
    assert.ok(!read.ok, JSON.stringify(args));
    assert.equal(read.wrong.length, wrong.length, read.wrong.join("\n"));
    wrong.forEach((pattern, at) => assert.match(read.wrong[at] ?? "", pattern));
  }
});

Deno.test("questionOf() names the door, who asks, and the tool's MCP server", () => {
  const table: [tool: string, server: string | null][] = [
    ["mcp__github__create-issue", "github"],
    ["mcp__a_b__c__d", "a_b"],
    ["Bash", null],
    ["mcp__github", null],
    ["mcp__github__", null],
  ];
  for (const [tool_name, mcp_server] of table) {
    const call = { tool_name, parameters: {} };
    const caller = {
      transport: "mcp_http",
      principal: "ci",
      scopes: [],
    } as const;
    assert.deepEqual(questionOf(call, caller), {
      call,
      transport: "mcp_http",
      principal: "ci",
      mcp_server,
    });
  }
});
