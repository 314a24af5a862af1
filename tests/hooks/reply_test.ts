/** What of a server's answers may reach the agent. */
import assert from "node:assert/strict";
import type { HookEvent } from "../../src/hooks/claude_code.ts";
import { readReply, serverProblem } from "../../src/hooks/reply.ts";

const call = { tool_name: "Bash", parameters: {} };
const pre: HookEvent = {
  kind: "call",
  name: "PreToolUse",
  call,
  mcp_server: null,
};
const request: HookEvent = { ...pre, name: "PermissionRequest" };
const notice: HookEvent = { kind: "notice", name: "Stop" };

const before = (fields: object) => ({
  hookSpecificOutput: { hookEventName: "PreToolUse", ...fields },
});
const asked = (decision: unknown) => ({
  hookSpecificOutput: { hookEventName: "PermissionRequest", decision },
});
const said = (permissionDecision: string) =>
  before({ permissionDecision, permissionDecisionReason: "because" });

for (
  const [name, event, reply] of [
    ["nothing", pre, {}],
    ["allow", pre, said("allow")],
    ["deny", pre, said("deny")],
    ["ask", pre, said("ask")],
    ["nothing to a request", request, {}],
    ["allow to a request", request, asked({ behavior: "allow" })],
    ["deny to a request", request, asked({ behavior: "deny", message: "no" })],
    ["nothing to a notice", notice, {}],
  ] as const
) {
  Deno.test(`readReply() passes ${name} on`, () => {
    assert.deepEqual(readReply(event, reply), { ok: true, value: reply });
  });
}

for (
  const [name, event, reply] of [
    ["null", pre, null],
    ["a list", pre, []],
    ["a text", pre, "deny"],
    ["a verdict", pre, { action: "allow", reason: "x", code: "rule_matched" }],
    ["Claude Code's defer", pre, said("defer")],
    ["another word", pre, said("approve")],
    [
      "an empty reason",
      pre,
      before({ permissionDecision: "deny", permissionDecisionReason: " " }),
    ],
    ["no reason", pre, before({ permissionDecision: "deny" })],
    [
      "a reason of no text",
      pre,
      before({ permissionDecision: "deny", permissionDecisionReason: 5 }),
    ],
    ["an unknown key", pre, { ...said("deny"), superego: {} }],
    ["a known key that Codex rejects", pre, {
      ...said("deny"),
      suppressOutput: true,
    }],
    [
      "an unknown key within",
      pre,
      before({
        permissionDecision: "deny",
        permissionDecisionReason: "x",
        more: 1,
      }),
    ],
    [
      "changed input",
      pre,
      before({
        permissionDecision: "allow",
        permissionDecisionReason: "x",
        updatedInput: {},
      }),
    ],
    ["another event's form", pre, asked({ behavior: "deny", message: "no" })],
    ["the older form", pre, { decision: "block", reason: "x" }],
    ["Cursor's form", pre, { permission: "deny", userMessage: "x" }],
    ["Gemini's form", pre, { decision: "deny", reason: "x" }],
    ["Copilot's form", pre, {
      permissionDecision: "deny",
      permissionDecisionReason: "x",
    }],
    ["continue alone", pre, { continue: false }],
    ["an error", pre, { type: "about:blank", status: 500, title: "x" }],
    ["output of no object", pre, { hookSpecificOutput: "deny" }],
    ["a tool's form to a request", request, said("deny")],
    ["a deny without message", request, asked({ behavior: "deny" })],
    [
      "an allow with input",
      request,
      asked({ behavior: "allow", updatedInput: {} }),
    ],
    ["a behaviour of another name", request, asked({ behavior: "ask" })],
    ["a decision of no object", request, asked("allow")],
    ["a decision about a notice", notice, said("allow")],
  ] as const
) {
  Deno.test(`readReply() refuses ${name}`, () => {
    const read = readReply(event, reply);
    assert.equal(read.ok, false);
    assert.equal(read.ok ? "" : read.problems[0]?.id, "HOOK-004");
  });
}

Deno.test("serverProblem() is said of the server", () => {
  const { file, message, hint } = serverProblem("a", "b");
  assert.deepEqual([file, message, hint], ["server", "a", "b"]);
});
