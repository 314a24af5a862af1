/** Holds each route to what it answers. */
import assert from "node:assert/strict";
import { ask, fixture, VERDICT } from "./fixture.ts";

const HOOK = {
  hook_event_name: "PreToolUse",
  session_id: "s",
  cwd: "/p",
  tool_name: "mcp__git-server__push",
  tool_input: { force: true },
};

Deno.test("POST /v1/evaluate reviews what was sent, as it was sent", async () => {
  const one = fixture();
  const call = {
    tool_name: "mcp__git-server__push",
    parameters: { a: null },
    session_id: "s",
  };
  const response = await ask(one, "POST", "/v1/evaluate", JSON.stringify(call));
  assert.deepEqual(await response.json(), VERDICT);
  assert.deepEqual(one.questions, [{
    call,
    transport: "http",
    principal: "bootstrap",
    mcp_server: "git-server",
  }]);
});

Deno.test("POST /v1/evaluate takes tool_input for parameters", async () => {
  const one = fixture();
  await ask(
    one,
    "POST",
    "/v1/evaluate",
    `{"tool_name":"Bash","tool_input":{"command":"ls"}}`,
  );
  assert.deepEqual(one.questions[0]?.call.parameters, { command: "ls" });
});

Deno.test("POST /v1/evaluate refuses odd bodies and names each problem", async (t) => {
  const deep = `{"tool_name":"x","parameters":${"[".repeat(50_000)}${
    "]".repeat(50_000)
  }}`;
  const table: readonly (readonly [
    string,
    BodyInit,
    Record<string, string>,
    number,
    RegExp,
  ])[] = [
    ["no JSON", "{bad", {}, 400, /JSON/],
    ["a list", "[]", {}, 400, /body/],
    ["no tool_name", "{}", {}, 400, /\/tool_name/],
    [
      "two problems",
      `{"tool_name":5,"cwd":5}`,
      {},
      400,
      /\/tool_name.*\/cwd/s,
    ],
    [
      "an unknown member",
      `{"tool_name":"x","tool_nam":1}`,
      {},
      400,
      /tool_nam/,
    ],
    [
      "another type",
      "{}",
      { "Content-Type": "text/plain" },
      415,
      /application\/json/,
    ],
    [
      "another charset",
      "{}",
      { "Content-Type": "application/json; charset=latin1" },
      415,
      /UTF-8/,
    ],
    [
      "too much",
      `{"tool_name":"${"a".repeat(20_000)}"}`,
      {},
      413,
      /10000 bytes/,
    ],
    ["too deep", deep.slice(0, 4000) + "}", {}, 400, /deeper/],
    ["invalid UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), {}, 400, /UTF-8/],
  ];
  for (const [name, body, headers, status, detail] of table) {
    await t.step(name, async () => {
      const one = fixture();
      const response = await ask(one, "POST", "/v1/evaluate", body, headers);
      assert.equal(response.status, status);
      assert.equal(
        response.headers.get("content-type"),
        "application/problem+json",
      );
      assert.match((await response.json()).detail, detail);
      assert.equal(one.questions.length, 0);
    });
  }
});

Deno.test("POST /v1/hooks answers in the agent's own form", async () => {
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

Deno.test("POST /v1/hooks blocks what it cannot read, and lets notices pass", async (t) => {
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

Deno.test("GET /readyz is 503 and names what fails", async () => {
  const one = fixture({
    health: () => ({
      ok: false,
      parts: [{ name: "audit", ok: false, detail: "disk full" }],
    }),
  });
  const response = await ask(one, "GET", "/readyz", undefined, {
    Authorization: "",
    Host: "10.0.0.7",
  });
  assert.equal(response.status, 503);
  assert.deepEqual((await response.json()).failing, [{
    name: "audit",
    detail: "disk full",
  }]);
  assert.equal((await ask(one, "GET", "/healthz")).status, 200);
});

Deno.test("GET /v1/audit/recent takes a limit from 1 to 1000", async () => {
  const limits: number[] = [];
  const one = fixture({
    recent: (limit) => {
      limits.push(limit);
      return [];
    },
  });
  for (const query of ["", "?limit=1", "?limit=1000"]) {
    assert.equal(
      (await ask(one, "GET", `/v1/audit/recent${query}`)).status,
      200,
    );
  }
  for (
    const query of [
      "?limit=0",
      "?limit=1001",
      "?limit=x",
      "?limit=-1",
      "?limit=",
    ]
  ) {
    assert.equal(
      (await ask(one, "GET", `/v1/audit/recent${query}`)).status,
      400,
    );
  }
  assert.deepEqual(limits, [50, 1, 1000]);
});
