/** Claude Code's dialect, table by table. */
import assert from "node:assert/strict";
import { callSchema } from "../../src/facts/call.ts";
import {
  answer,
  block,
  type HookEvent,
  readHook,
  toAsked,
} from "../../src/hooks/claude_code.ts";
import { CLAUDE_CODE_EVENTS } from "../../src/hooks/events.ts";
import type { Action, Verdict } from "../../src/policy/verdict.ts";

const GOOD = {
  session_id: "s1",
  transcript_path: "/home/dev/.claude/t.jsonl",
  cwd: "/home/dev/project",
  prompt_id: "p",
  permission_mode: "default",
  effort: { level: "medium" },
  hook_event_name: "PreToolUse",
  tool_name: "Bash",
  tool_input: { command: "touch x" },
  tool_use_id: "toolu_1",
};

function bytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(
    typeof value === "string" ? value : JSON.stringify(value),
  );
}

function read(input: unknown): HookEvent {
  const event = readHook(input);
  assert.ok(event.ok, JSON.stringify(event));
  return event.value;
}

function verdict(action: Action, reason = "because"): Verdict {
  return {
    action,
    reason,
    code: "rule_matched",
    rule_id: "r",
    severity: null,
    tags: [],
    matched: [],
    warnings: ["one"],
    decision_id: "d",
    processing_time_ms: 1,
  };
}

Deno.test("readHook() reads a tool call and passes over what Claude Code adds", () => {
  assert.deepEqual(read(bytes(GOOD)), {
    kind: "call",
    name: "PreToolUse",
    call: {
      tool_name: "Bash",
      parameters: { command: "touch x" },
      cwd: "/home/dev/project",
      session_id: "s1",
      agent: "claude-code",
    },
    mcp_server: null,
  });
  assert.deepEqual(read(GOOD), read(bytes(GOOD)));
});

Deno.test("readHook() leaves absent what is absent", () => {
  const { session_id: _, cwd: __, ...rest } = GOOD;
  const asked = toAsked(read(rest));
  assert.deepEqual(Object.keys(asked?.call ?? {}).sort(), [
    "agent",
    "parameters",
    "tool_name",
  ]);
});

for (
  const [name, input, server] of [
    ["field", {
      tool_name: "mcp__a_b__c",
      mcp_server: { name: "a b", source: "user" },
    }, "a b"],
    ["tool's name", { tool_name: "mcp__git-server__push" }, "git-server"],
    ["tool's name with more", { tool_name: "mcp__x__y__z" }, "x"],
    ["no MCP", { tool_name: "Bash" }, null],
    ["no tool", { tool_name: "mcp__x" }, null],
    ["nothing after", { tool_name: "mcp__x__" }, null],
  ] as const
) {
  Deno.test(`toAsked() takes the MCP server from the ${name}`, () => {
    assert.equal(toAsked(read({ ...GOOD, ...input }))?.mcp_server, server);
  });
}

for (
  const tool of [
    "mcp__git-server__push",
    "a.b/c:d",
    "Übersetzer",
    "工具",
    "x".repeat(512),
  ]
) {
  Deno.test(`readHook() takes the tool name ${tool.slice(0, 24)}`, () => {
    const event = read({ ...GOOD, tool_name: tool });
    assert.equal(toAsked(event)?.call.tool_name, tool);
  });
}

const deep = `{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":${
  '{"a":'.repeat(50_000)
}1${"}".repeat(50_001)}`;

const BAD: readonly (readonly [string, unknown, RegExp])[] = [
  ["nothing", bytes(""), /empty/],
  ["white space", bytes(" \n"), /empty/],
  ["no JSON", bytes("{bad"), /not one JSON value/],
  ["plain text", bytes("hello"), /not one JSON value/],
  ["an array", bytes("[]"), /no JSON object/],
  ["a text", bytes('"x"'), /no JSON object/],
  ["null", bytes("null"), /no JSON object/],
  ["a number", bytes("7"), /no JSON object/],
  ["two objects", bytes(JSON.stringify(GOOD).repeat(2)), /not one JSON value/],
  [
    "half an object",
    bytes(JSON.stringify(GOOD).slice(0, -9)),
    /not one JSON value/,
  ],
  [
    "invalid UTF-8",
    new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
    /not valid UTF-8/,
  ],
  ["UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]), /UTF-8/],
  ["50,000 levels", bytes(deep), /deeper than 64/],
  ["5 MB", bytes({ ...GOOD, more: "a ".repeat(2_500_000) }), /longer than/],
  ["no event", { ...GOOD, hook_event_name: undefined }, /hook_event_name/],
  ["an event of no text", { ...GOOD, hook_event_name: 5 }, /hook_event_name/],
  [
    "an unknown event",
    { ...GOOD, hook_event_name: "PreToolUze" },
    /`PreToolUze` is not known/,
  ],
  ["an inherited event", { ...GOOD, hook_event_name: "toString" }, /not known/],
  [
    "an event in other case",
    { ...GOOD, hook_event_name: "pretooluse" },
    /not known/,
  ],
  ["no tool name", { ...GOOD, tool_name: undefined }, /tool_name/],
  ["an empty tool name", { ...GOOD, tool_name: "" }, /tool_name/],
  ["a number for a tool", { ...GOOD, tool_name: 5 }, /tool_name/],
  ["a list for a tool", { ...GOOD, tool_name: ["Bash"] }, /tool_name/],
  [
    "a long tool name",
    { ...GOOD, tool_name: "x".repeat(513) },
    /tool_name/,
  ],
  ["no input", { ...GOOD, tool_input: undefined }, /`tool_input` is missing/],
  ["a text for input", { ...GOOD, tool_input: "x" }, /tool_input/],
  ["a list for input", { ...GOOD, tool_input: [] }, /tool_input/],
  ["null for input", { ...GOOD, tool_input: null }, /tool_input/],
  ["a number for cwd", { ...GOOD, cwd: 1 }, /cwd/],
  ["a long cwd", { ...GOOD, cwd: "/".repeat(4097) }, /cwd/],
  ["null for a session", { ...GOOD, session_id: null }, /session_id/],
  ["an object for an agent", { ...GOOD, agent_id: {} }, /agent_id/],
  ["a text for a server", { ...GOOD, mcp_server: "x" }, /mcp_server/],
  ["a server of no name", { ...GOOD, mcp_server: {} }, /mcp_server/],
  [
    "a bad permission request",
    { ...GOOD, hook_event_name: "PermissionRequest", tool_input: 1 },
    /tool_input/,
  ],
];

for (const [name, input, why] of BAD) {
  Deno.test(`readHook() refuses ${name}`, () => {
    const clean = input instanceof Uint8Array
      ? input
      : bytes(JSON.stringify(input));
    const event = readHook(clean);
    assert.equal(event.ok, false);
    const [problem] = event.ok ? [] : event.problems;
    assert.match(problem?.message ?? "", why);
    assert.notEqual(problem?.hint, "");
  });
}

Deno.test("readHook() names every wrong field at once", () => {
  const event = readHook({ ...GOOD, tool_name: 1, tool_input: 2, cwd: 3 });
  assert.equal(event.ok ? 0 : event.problems.length, 3);
});

Deno.test("readHook() is not misled by inherited members", () => {
  const input = Object.create(GOOD) as object;
  assert.equal(readHook(input).ok, false);
});

Deno.test("readHook() has the limits of a call", () => {
  for (
    const [key, most] of [["cwd", 4096], ["session_id", 512], [
      "agent_id",
      512,
    ], ["tool_name", 512]] as const
  ) {
    for (const length of [most, most + 1]) {
      const event = readHook({ ...GOOD, [key]: "x".repeat(length) });
      const call = { tool_name: "Bash", [key]: "x".repeat(length) };
      assert.equal(event.ok, callSchema.safeParse(call).success, key);
    }
  }
});

Deno.test("readHook() knows all 33 events, two of them tool calls", () => {
  const names = Object.keys(CLAUDE_CODE_EVENTS);
  assert.equal(names.length, 33);
  const calls = names.filter((name) =>
    read({ ...GOOD, hook_event_name: name }).kind === "call"
  );
  assert.deepEqual(calls, ["PreToolUse", "PermissionRequest"]);
});

for (const name of Object.keys(CLAUDE_CODE_EVENTS)) {
  const event = read({ ...GOOD, hook_event_name: name });
  if (event.kind === "call") continue;
  Deno.test(`answer() has nothing to say to ${name}`, () => {
    assert.equal(toAsked(event), null);
    assert.deepEqual(answer(event, null), {});
    assert.deepEqual(answer(event, verdict("deny")), {});
  });
}

const pre = read(GOOD);
const request = read({ ...GOOD, hook_event_name: "PermissionRequest" });

for (const action of ["allow", "deny", "ask"] as const) {
  Deno.test(`answer() says ${action} before a tool`, () => {
    assert.deepEqual(answer(pre, verdict(action)), {
      hookSpecificOutput: {
        hookEventName: "PreToolUse",
        permissionDecision: action,
        permissionDecisionReason: "because",
      },
    });
  });
}

Deno.test("answer() gives a permission request its own form", () => {
  const output = (decision: object) => ({
    hookSpecificOutput: { hookEventName: "PermissionRequest", decision },
  });
  assert.deepEqual(
    answer(request, verdict("allow")),
    output({ behavior: "allow" }),
  );
  assert.deepEqual(
    answer(request, verdict("deny")),
    output({ behavior: "deny", message: "because" }),
  );
  assert.deepEqual(answer(request, verdict("ask")), {});
});

Deno.test("answer() never says defer, but nothing", () => {
  for (const event of [pre, request]) {
    assert.deepEqual(answer(event, verdict("defer")), {});
  }
});

Deno.test("answer() never has an empty reason", () => {
  for (const reason of ["", "  \n"]) {
    const text = JSON.stringify(answer(pre, verdict("deny", reason)));
    assert.match(text, /"permissionDecisionReason":"deny by rule_matched"/);
  }
});

Deno.test("answer() blocks a call without a verdict", () => {
  assert.match(JSON.stringify(answer(pre, null)), /"deny"/);
  assert.match(JSON.stringify(answer(request, null)), /"deny"/);
});

Deno.test("block() denies in the event's own form, with a reason", () => {
  assert.deepEqual(block("", pre), block(" "));
  assert.deepEqual(block("x"), {
    hookSpecificOutput: {
      hookEventName: "PreToolUse",
      permissionDecision: "deny",
      permissionDecisionReason: "Superego blocks this call: x",
    },
  });
  assert.deepEqual(block("x", request), {
    hookSpecificOutput: {
      hookEventName: "PermissionRequest",
      decision: { behavior: "deny", message: "Superego blocks this call: x" },
    },
  });
});
