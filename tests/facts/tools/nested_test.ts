/** Tests tools that call other tools. */
import assert from "node:assert/strict";
import {
  batchEffects,
  calledEffects,
  type Nesting,
} from "../../../src/facts/tools/nested.ts";
import type { Arguments } from "../../../src/facts/tools/arguments.ts";
import { brief } from "./recorder.ts";

/** What is called, and whether it was too much. */
function nesting(depth = 0) {
  const called: (readonly [string, Arguments])[] = [];
  let exhausted = false;
  const here: Nesting = {
    depth,
    again: (tool, parameters) => (called.push([tool, parameters]), []),
    exhaust: () => void (exhausted = true),
  };
  return { here, called, exhausted: () => exhausted };
}

const CALLS: readonly (readonly [Arguments, readonly unknown[]])[] = [
  [{ tool_name: "Bash", parameters: { command: "ls" } }, [
    ["Bash", { command: "ls" }],
  ]],
  [{ server: "files", tool: "read", arguments: '{"path":"a"}' }, [
    ["mcp__files__read", { path: "a" }],
  ]],
  [{ recipient_name: "functions.exec", input: "" }, [["exec", {}]]],
  [{ tool_name: "health" }, [["health", {}]]],
  [{ tool_name: "a", name: "b", args: { x: 1 }, input: { y: 2 } }, [
    ["a", { x: 1 }],
    ["a", { y: 2 }],
    ["b", { x: 1 }],
    ["b", { y: 2 }],
  ]],
];

for (const [parameters, want] of CALLS) {
  Deno.test(`calledEffects() calls what ${JSON.stringify(parameters)} names`, () => {
    const { here, called } = nesting();
    assert.deepEqual(calledEffects("call_tool", parameters, here), []);
    assert.deepEqual(called, want);
  });
}

Deno.test("calledEffects() says what cannot be read, and calls nothing then", () => {
  for (
    const parameters of [
      { parameters: {} },
      { tool_name: "a", parameters: "not JSON" },
      { tool_name: "a", parameters: [1] },
    ]
  ) {
    const { here, called } = nesting();
    const effects = calledEffects("call_tool", parameters, here);
    assert.deepEqual(effects.map(brief), ["unresolved arguments"]);
    assert.deepEqual(called, []);
  }
});

Deno.test("calls that are too deep or stand for too many exhaust the budget", () => {
  const deep = nesting(3);
  calledEffects("call_tool", { tool_name: "a" }, deep.here);
  assert.ok(deep.exhausted());
  const batch = nesting(3);
  batchEffects("batch", { calls: [] }, batch.here);
  assert.ok(batch.exhausted());
  const wide = nesting();
  calledEffects("call_tool", {
    toolname: "a",
    tool_name: "b",
    mcptoolname: "c",
    tool: "d",
    name: "e",
    parameters: {},
    arguments: {},
    args: {},
    input: {},
  }, wide.here);
  assert.ok(wide.exhausted());
  assert.deepEqual(wide.called, []);
});

Deno.test("batchEffects() makes every call of a list, in either form", () => {
  const calls = [{ tool: "a", args: { x: 1 } }, { tool: "b" }];
  for (const tool_calls of [calls, JSON.stringify(calls)]) {
    const { here, called } = nesting();
    assert.deepEqual(batchEffects("batch", { tool_calls }, here), []);
    assert.deepEqual(called, [["a", { x: 1 }], ["b", {}]]);
  }
});

Deno.test("batchEffects() says what is no list of calls", () => {
  for (const parameters of [{}, { calls: "x" }, { calls: 7 }, { calls: [7] }]) {
    const { here } = nesting();
    assert.deepEqual(batchEffects("batch", parameters, here).map(brief), [
      "unresolved arguments",
    ]);
  }
});
