/** Holds every door to the addresses and tools that a key is bound to. */
import assert from "node:assert/strict";
import { ask, fixture, KEYS } from "./fixture.ts";

const AS_BOUND = { Authorization: `Bearer ${KEYS.bound}` };

async function evaluate(tool_name: string, peer: string) {
  const one = fixture();
  const body = JSON.stringify({ tool_name, parameters: {} });
  const response = await ask(
    one,
    "POST",
    "/v1/evaluate",
    body,
    AS_BOUND,
    peer,
  );
  await response.body?.cancel();
  return [response.status, one.refusals, one.questions.length];
}

Deno.test("a key that is bound to addresses and tools is good for nothing else", async () => {
  assert.deepEqual(await evaluate("Read", "192.0.2.9"), [200, [], 1]);
  assert.deepEqual(await evaluate("Read", "::ffff:192.0.2.9"), [200, [], 1]);
  assert.deepEqual(await evaluate("Read", "198.51.100.1"), [
    401,
    ["address"],
    0,
  ]);
  assert.deepEqual(await evaluate("Bash", "192.0.2.9"), [403, ["tool"], 0]);
});

Deno.test("a hook with a key that may not ask about the tool is blocked", async () => {
  const one = fixture();
  const body = JSON.stringify({
    hook_event_name: "PreToolUse",
    session_id: "s",
    tool_name: "Bash",
    tool_input: { command: "ls" },
  });
  const response = await ask(
    one,
    "POST",
    "/v1/hooks",
    body,
    AS_BOUND,
    "192.0.2.9",
  );
  assert.match(await response.text(), /"deny".*may not ask about that tool/);
  assert.equal(one.questions.length, 0);
});

Deno.test("a hook with a key that may not ask about the tool tells of no result, and none is recorded", async () => {
  const reason =
    "Superego on what this tool gave back: this key may not ask about that tool";
  const table = [
    [
      "PostToolUse",
      "Bash",
      { tool_response: "x" },
      {
        decision: "block",
        reason,
        hookSpecificOutput: {
          hookEventName: "PostToolUse",
          updatedToolOutput: "[withheld by Superego]",
        },
      },
      ["tool"],
      0,
    ],
    [
      "PostToolUseFailure",
      "Bash",
      { error: "x" },
      {
        hookSpecificOutput: {
          hookEventName: "PostToolUseFailure",
          additionalContext: reason,
        },
      },
      ["tool"],
      0,
    ],
    ["PostToolUse", "Read", { tool_response: "x" }, {}, [], 1],
    ["PostToolUseFailure", "Read", { error: "x" }, {}, [], 1],
  ] as const;
  for (const path of ["/v1/hooks", "/v1/hooks/claude-code"]) {
    for (const [hook_event_name, tool_name, told, want, refused, n] of table) {
      const one = fixture();
      const body = JSON.stringify({
        hook_event_name,
        tool_name,
        tool_input: {},
        ...told,
      });
      const response = await ask(
        one,
        "POST",
        path,
        body,
        AS_BOUND,
        "192.0.2.9",
      );
      const what = `${hook_event_name} of ${tool_name}`;
      assert.deepEqual(await response.json(), want, what);
      assert.deepEqual(one.refusals, refused, what);
      assert.equal(one.observed.length, n, what);
    }
  }
});

Deno.test("MCP is told of the tools that a key is bound to", async () => {
  let admits: (call: { tool_name: string }) => Promise<string | null> = () =>
    Promise.reject(new Error("not called"));
  const one = fixture({
    mcp: {
      fetch(_request, _principal, _id, admit) {
        admits = admit as typeof admits;
        return Promise.resolve(Response.json({}));
      },
    },
  });
  await ask(one, "POST", "/mcp", "{}", AS_BOUND, "192.0.2.9");
  assert.match(await admits({ tool_name: "Bash" }) ?? "", /may not ask/);
  assert.equal(await admits({ tool_name: "Read" }), null);
});
