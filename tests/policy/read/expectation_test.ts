/** Tests of reading policy tests. */
import assert from "node:assert/strict";
import { parseTests } from "../../../src/policy/parse.ts";

function read(test: string) {
  return parseTests(`tests:\n  - ${test}`, "t.yaml");
}

Deno.test("parseTests() reads every key", () => {
  const parsed = read(
    "{name: n, call: {tool_name: t, parameters: {a: [1]}, cwd: /c, session_id: s, agent_id: i, agent: g}, want: ask, want_rule: r, spares: q, now: '2026-01-01T00:00:00Z', transport: hooks, principal: p, mcp_server: m}",
  );
  assert.deepEqual(parsed, {
    ok: true,
    value: [{
      name: "n",
      call: {
        tool_name: "t",
        parameters: { a: [1] },
        cwd: "/c",
        session_id: "s",
        agent_id: "i",
        agent: "g",
      },
      want: "ask",
      want_rule: "r",
      spares: "q",
      now: "2026-01-01T00:00:00Z",
      transport: "hooks",
      principal: "p",
      mcp_server: "m",
      file: "t.yaml",
      at: [2, 5],
    }],
  });
});

Deno.test("parseTests() takes `tool_input` for `parameters`, and null for no rule", () => {
  const parsed = read(
    "{call: {tool_name: t, tool_input: {a: 1}}, want: deny, want_rule: null}",
  );
  assert.ok(parsed.ok);
  const [test] = parsed.value;
  assert.deepEqual(test?.call.parameters, { a: 1 });
  assert.equal(test?.want_rule, null);
  assert.equal(test?.name, "t at line 2");
});

const WRONG: readonly [test: string, message: string][] = [
  ["{want: deny}", "The test has no `call`"],
  ["{call: {tool_name: t}}", "The test has no `want`"],
  ["{call: {tool_name: t}, want: block}", "`want` is `block`"],
  ["{call: {}, want: deny}", "`tool_name` is `null`"],
  ["{call: {tool_name: 5}, want: deny}", "`tool_name` is `5`"],
  ["{call: {tool_name: t, parameters: [a]}, want: deny}", "`parameters` is"],
  [
    "{call: {tool_name: t, tool: x}, want: deny}",
    "The key `tool` is not known here",
  ],
  ["{call: {tool_name: t, cwd: 5}, want: deny}", "`cwd` is `5`"],
  ["{call: t, want: deny}", "`call` is `t`"],
  ["{call: {tool_name: t}, want: deny, now: soon}", "`now` is `soon`"],
  [
    "{call: {tool_name: t}, want: deny, transport: post}",
    "`transport` is `post`",
  ],
  ["{call: {tool_name: t}, want: deny, want_rule: 5}", "`want_rule` is `5`"],
  ["{call: {tool_name: t}, want: deny, wants: x}", "Did you mean `want`?"],
  ["text", "`tests[0]` is `text`"],
];

for (const [test, message] of WRONG) {
  Deno.test(`parseTests() refuses ${test}`, () => {
    const parsed = read(test);
    assert.ok(!parsed.ok);
    const found = parsed.problems.map((one) => `${one.message} -> ${one.hint}`);
    assert.ok(found.some((one) => one.includes(message)), found.join("\n"));
  });
}

Deno.test("parseTests() finds no tests in a file without any", () => {
  assert.deepEqual(parseTests("version: 1", "t.yaml"), { ok: true, value: [] });
});
