/** Holds the routes for hooks to answers that stop the tool whenever something is wrong. */
import assert from "node:assert/strict";
import type { AppParts } from "../../src/http/parts.ts";
import { ask, fixture, KEYS, VERDICT } from "./fixture.ts";

const HOOK = {
  hook_event_name: "PreToolUse",
  session_id: "s",
  cwd: "/p",
  tool_name: "mcp__git-server__push",
  tool_input: { force: true },
};

Deno.test("hook() answers in the agent's own form", async () => {
  for (const path of ["/v1/hooks", "/v1/hooks/claude-code"]) {
    const one = fixture();
    const response = await ask(one, "POST", path, JSON.stringify(HOOK));
    assert.deepEqual(await response.json(), {
      hookSpecificOutput: {
        hookEventName: "PreToolUse",
        permissionDecision: "deny",
        permissionDecisionReason: VERDICT.reason,
      },
    });
    assert.equal(one.questions[0]?.transport, "hooks");
    assert.equal(one.questions[0]?.mcp_server, "git-server");
  }
});

Deno.test("hook() blocks what it cannot read, and lets notices pass", async (t) => {
  const table = [
    ["an unknown event", { ...HOOK, hook_event_name: "PreToolUze" }, "deny"],
    ["a number for a name", { ...HOOK, tool_name: 5 }, "deny"],
    ["text for the input", { ...HOOK, tool_input: "x" }, "deny"],
    ["a notice", { hook_event_name: "Notification", message: "hi" }, undefined],
  ] as const;
  for (const [name, body, want] of table) {
    await t.step(name, async () => {
      const one = fixture();
      const response = await ask(
        one,
        "POST",
        "/v1/hooks",
        JSON.stringify(body),
      );
      assert.equal(response.status, 200);
      assert.equal(
        (await response.json()).hookSpecificOutput?.permissionDecision,
        want,
      );
      assert.equal(one.questions.length, 0);
    });
  }
});

Deno.test("hook() looks at results, and answers them with the empty object", async () => {
  const one = fixture();
  const body = {
    ...HOOK,
    hook_event_name: "PostToolUse",
    tool_response: { stdout: "x" },
  };
  const response = await ask(one, "POST", "/v1/hooks", JSON.stringify(body));
  assert.deepEqual([response.status, await response.json()], [200, {}]);
  assert.equal(one.questions.length, 0);
  assert.deepEqual(one.observed, [{
    question: {
      call: {
        tool_name: HOOK.tool_name,
        parameters: HOOK.tool_input,
        cwd: HOOK.cwd,
        session_id: HOOK.session_id,
        agent: "claude-code",
      },
      mcp_server: "git-server",
      transport: "hooks",
      principal: "bootstrap",
    },
    result: { stdout: "x" },
  }]);
});

Deno.test("hook() answers what rules for results say", async () => {
  const verdict = await fixture().parts.review({
    call: { tool_name: "Bash", parameters: {} },
    transport: "hooks",
    principal: null,
    mcp_server: null,
  });
  const one = fixture({
    observe: () =>
      Promise.resolve({
        verdict: { ...verdict, action: "ask", reason: "because" },
        carriers: null,
      }),
  });
  const body = { ...HOOK, hook_event_name: "PostToolUse", tool_response: "x" };
  const response = await ask(one, "POST", "/v1/hooks", JSON.stringify(body));
  assert.deepEqual(await response.json(), {
    decision: "block",
    reason: "Superego on what this tool gave back: because",
  });
});

Deno.test("hook() denies with status 200 whatever goes wrong behind the key", async (t) => {
  const whole = JSON.stringify(HOOK);
  const failed = new Error("at /home/operator/policy.yaml");
  const table: readonly (readonly [
    string,
    BodyInit,
    Record<string, string>,
    Partial<AppParts>,
    RegExp,
  ])[] = [
    ["no JSON", "{bad", {}, {}, /JSON/],
    ["nothing", "", {}, {}, /empty/],
    ["two objects", whole + whole, {}, {}, /JSON/],
    ["invalid UTF-8", new Uint8Array([0x7b, 0xff]), {}, {}, /UTF-8/],
    ["too long", " ".repeat(20_000), {}, {}, /10000 bytes/],
    ["too deep", `{"a":${"[".repeat(4000)}`, {}, {}, /deeper/],
    [
      "another type",
      whole,
      { "Content-Type": "text/plain" },
      {},
      /application/,
    ],
    ["packed", whole, { "Content-Encoding": "gzip" }, {}, /Content-Encoding/],
    ["a review that throws", whole, {}, {
      review: () => Promise.reject(failed),
    }, /failed inside.*request-1/],
    ["a verdict without reason", whole, {}, {
      review: () => Promise.resolve({ ...VERDICT, reason: " " }),
    }, /rule_matched/],
  ];
  for (const [name, body, headers, parts, reason] of table) {
    await t.step(name, async () => {
      const one = fixture(parts);
      const response = await ask(one, "POST", "/v1/hooks", body, headers);
      assert.equal(response.status, 200);
      const text = await response.text();
      assert.ok(!text.includes("operator/policy"));
      const answer = JSON.parse(text);
      assert.deepEqual(Object.keys(answer), ["hookSpecificOutput"]);
      const output = answer.hookSpecificOutput;
      assert.equal(output.permissionDecision, "deny");
      assert.match(output.permissionDecisionReason, reason);
    });
  }
});

Deno.test("hook() is an error to whoever shows no key, like every route", async () => {
  for (
    const [headers, status] of [
      [{ Authorization: "" }, 401],
      [{ Authorization: `Bearer ${KEYS.metrics}` }, 403],
      [{ Host: "evil.example" }, 421],
      [{ Origin: "https://evil.example" }, 403],
    ] as const
  ) {
    const response = await ask(
      fixture(),
      "POST",
      "/v1/hooks",
      JSON.stringify(HOOK),
      headers,
    );
    assert.equal(response.status, status);
  }
});

Deno.test("hook() tells the operator what failed", async () => {
  const failed = new Error("no");
  const one = fixture({ review: () => Promise.reject(failed) });
  await ask(one, "POST", "/v1/hooks", JSON.stringify(HOOK));
  assert.deepEqual(one.errors, [failed]);
});
