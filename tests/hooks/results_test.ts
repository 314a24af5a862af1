/** Tests what is read of a tool's result, and what is not. */
import assert from "node:assert/strict";
import {
  answer,
  type HookEvent,
  readHook,
} from "../../src/hooks/claude_code.ts";
import { readReply } from "../../src/hooks/reply.ts";
import { answerResult } from "../../src/hooks/results.ts";
import type { Action } from "../../src/policy/verdict.ts";
import type { Observed } from "../../src/review/observe.ts";

const GOOD = {
  cwd: "/home/dev/project",
  tool_name: "Bash",
  tool_input: { command: "touch x" },
};

const RESULTS: readonly (readonly [string, object, unknown])[] = [
  ["PostToolUse", { tool_response: { stdout: "x" } }, { stdout: "x" }],
  ["PostToolUse", { tool_response: "x" }, "x"],
  ["PostToolUse", { tool_response: null }, null],
  ["PostToolUseFailure", { error: "no" }, "no"],
  // What tells of no result is no more than a notice.
  ["PostToolUse", {}, undefined],
  ["PostToolUse", { tool_response: "x", tool_name: 7 }, undefined],
  ["PostToolUse", { tool_response: "x", tool_input: "y" }, undefined],
  ["Stop", { tool_response: "x", error: "y" }, undefined],
];

for (const [hook_event_name, fields, content] of RESULTS) {
  Deno.test(`readHook() reads the result of ${hook_event_name} ${JSON.stringify(fields)}`, () => {
    const read = readHook({ ...GOOD, hook_event_name, ...fields });
    assert.ok(read.ok);
    const event = read.value;
    assert.ok(event.kind === "notice");
    assert.deepEqual(event.result?.content, content);
    if (event.result !== undefined) {
      assert.equal(event.result.call.tool_name, GOOD.tool_name);
    }
    assert.deepEqual(answer(event, null), {});
  });
}

function event(name: string, fields: object): HookEvent {
  const read = readHook({ ...GOOD, hook_event_name: name, ...fields });
  assert.ok(read.ok);
  return read.value;
}

function observed(
  action: Action,
  carriers: readonly string[] | null,
  reason = "because",
): Observed {
  return {
    verdict: {
      action,
      reason,
      code: "result_matched",
      rule_id: "r",
      severity: null,
      tags: [],
      matched: [],
      warnings: [],
      decision_id: "d",
      processing_time_ms: 1,
    },
    carriers: carriers === null ? null : new Set(carriers),
  };
}

const TELLS = "Superego on what this tool gave back: because";
const OUTPUT = { stdout: "x", stderr: "y", code: 1, more: [null, "z"] };
const HIDDEN = "[withheld by Superego]";

const ANSWERS: readonly (readonly [string, object, Observed | null, object])[] =
  [
    ["PostToolUse", { tool_response: "x" }, null, {}],
    ["PostToolUse", { tool_response: "x" }, observed("defer", ["result"]), {}],
    ["PostToolUse", { tool_response: "x" }, observed("allow", ["result"]), {}],
    ["PostToolUse", { tool_response: "x" }, observed("ask", ["result"]), {
      decision: "block",
      reason: TELLS,
    }],
    ["PostToolUse", { tool_response: "x" }, observed("ask", null, " "), {
      decision: "block",
      reason: "Superego on what this tool gave back: ask by result_matched",
    }],
    [
      "PostToolUse",
      { tool_response: OUTPUT },
      observed("deny", ["result.stdout", "result.more[1]"]),
      {
        decision: "block",
        reason: TELLS,
        hookSpecificOutput: {
          hookEventName: "PostToolUse",
          updatedToolOutput: {
            ...OUTPUT,
            stdout: HIDDEN,
            more: [null, HIDDEN],
          },
        },
      },
    ],
    ["PostToolUse", { tool_response: OUTPUT }, observed("deny", null), {
      decision: "block",
      reason: TELLS,
      hookSpecificOutput: {
        hookEventName: "PostToolUse",
        updatedToolOutput: {
          stdout: HIDDEN,
          stderr: HIDDEN,
          code: 1,
          more: [null, HIDDEN],
        },
      },
    }],
    ["PostToolUseFailure", { error: "x" }, observed("deny", ["result"]), {
      hookSpecificOutput: {
        hookEventName: "PostToolUseFailure",
        additionalContext: TELLS,
      },
    }],
    ["Stop", {}, observed("deny", null), {}],
    ["PreToolUse", {}, observed("deny", null), {}],
  ];

for (const [name, fields, seen, wanted] of ANSWERS) {
  const told = `${name} ${JSON.stringify(fields)} ${seen?.verdict.action}`;
  Deno.test(`answerResult() answers ${told}, and readReply() takes that`, () => {
    const put = event(name, fields);
    const reply = answerResult(put, seen);
    assert.deepEqual(reply, wanted);
    assert.deepEqual(readReply(put, reply), { ok: true, value: wanted });
  });
}

const OTHERS: readonly (readonly [string, object])[] = [
  ["PostToolUse", { decision: "approve", reason: "x" }],
  ["PostToolUse", { decision: "block", reason: " " }],
  ["PostToolUse", { decision: "block" }],
  ["PostToolUse", { decision: "block", reason: "x", continue: false }],
  ["PostToolUse", {
    decision: "block",
    reason: "x",
    hookSpecificOutput: { hookEventName: "PreToolUse", updatedToolOutput: 1 },
  }],
  ["PostToolUse", {
    hookSpecificOutput: {
      hookEventName: "PreToolUse",
      permissionDecision: "deny",
      permissionDecisionReason: "x",
    },
  }],
  ["PostToolUseFailure", { decision: "block", reason: "x" }],
  ["PostToolUseFailure", {
    hookSpecificOutput: {
      hookEventName: "PostToolUseFailure",
      additionalContext: "",
    },
  }],
];

for (const [name, reply] of OTHERS) {
  Deno.test(`readReply() refuses ${JSON.stringify(reply)} to ${name}`, () => {
    const put = event(name, { tool_response: "x", error: "x" });
    assert.equal(readReply(put, reply).ok, false);
  });
}
