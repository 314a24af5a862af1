/** What is answered to one request too many, on the direct way and on the long one. */
import assert from "node:assert/strict";
import { createSources } from "../../src/limit/source.ts";
import { ANYWHERE, elsewhere, limiter, type Wanted } from "../limit/limiter.ts";
import { ask, fixture, KEYS } from "./fixture.ts";
import { CALL, exchange, request, serving, statuses } from "./sockets.ts";

const slow: NonNullable<Wanted["make"]> = (name, points) =>
  elsewhere(name, points, 3_600);
const ONE = { rate: 1, burst: 0 };
const HOOK = JSON.stringify({
  hook_event_name: "PreToolUse",
  session_id: "s",
  cwd: "/p",
  tool_name: "Bash",
  tool_input: { command: "ls" },
});
const MCP = JSON.stringify({
  jsonrpc: "2.0",
  id: 1,
  method: "tools/call",
  params: {},
});

const RATES = ["all", "address", "principal", "tool", "session"] as const;

for (const name of RATES) {
  Deno.test(`a call beyond the rate of its ${name} is answered with 429, and judged by nobody`, async () => {
    const one = fixture({
      limiter: limiter({ rates: { [name]: ONE }, make: slow }),
    });
    const body = JSON.stringify({ ...JSON.parse(CALL), session_id: "s" });
    assert.equal((await ask(one, "POST", "/v1/evaluate", body)).status, 200);
    const refused = await ask(one, "POST", "/v1/evaluate", body);
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get("retry-after"), "3600");
    const { title, detail, instance } = await refused.json();
    assert.equal(title, "Too many requests");
    assert.match(detail, /try again in 3600 s$/);
    assert.match(instance, /^urn:superego:request:/);
    assert.equal(one.questions.length, 1);
  });

  Deno.test(`a hook beyond the rate of its ${name} is denied: a status would not stop the tool`, async () => {
    const one = fixture({
      limiter: limiter({ rates: { [name]: ONE }, make: slow }),
    });
    await (await ask(one, "POST", "/v1/hooks", HOOK)).body?.cancel();
    const refused = await ask(one, "POST", "/v1/hooks", HOOK);
    assert.equal(refused.status, 200);
    assert.equal(refused.headers.get("retry-after"), "3600");
    const { hookSpecificOutput } = await refused.json();
    assert.equal(hookSpecificOutput.permissionDecision, "deny");
    assert.equal(one.questions.length, 1);
    assert.deepEqual(one.errors, []);
  });
}

Deno.test("the limits hold on the direct way, too", () =>
  serving(
    async (port, one) => {
      const text = request(CALL, [
        `Content-Length: ${CALL.length}`,
        "Connection: close",
      ]);
      const first = await exchange(port, text);
      assert.match(first, /\r\nRateLimit-Policy: "tool";q=1;w=1\r\n/);
      assert.match(first, /\r\nRateLimit: "tool";r=0;t=3600\r\n/);
      assert.deepEqual(statuses(first), [200]);
      const second = await exchange(port, text);
      assert.deepEqual(statuses(second), [429]);
      assert.equal(one.questions.length, 1);
    },
    {},
    { limiter: limiter({ rates: { tool: ONE }, make: slow }) },
  ));

Deno.test("what does not exist is limited, and whether the server is alive is not", async () => {
  const one = fixture({
    limiter: limiter({ rates: { address: ONE }, make: slow }),
  });
  assert.equal((await ask(one, "GET", "/none")).status, 404);
  assert.equal((await ask(one, "GET", "/none")).status, 429);
  assert.equal((await ask(one, "DELETE", "/v1/rules")).status, 429);
  assert.equal((await ask(one, "GET", "/healthz")).status, 200);
  assert.equal((await ask(one, "GET", "/readyz")).status, 200);
});

Deno.test("requests are counted for the peer, IPv6 by its /64, and bad keys for no owner", async () => {
  const one = fixture({
    limiter: limiter({ rates: { address: ONE, principal: ONE }, make: slow }),
  });
  const from = (peer: string, key: string = KEYS.all) =>
    ask(one, "GET", "/v1/rules", undefined, {
      Authorization: `Bearer ${key}`,
    }, peer).then(({ status }) => status);
  assert.equal(await from("2001:db8::1", "wrong"), 401);
  assert.equal(await from("2001:db8::2", "wrong"), 429);
  assert.equal(await from("192.0.2.1"), 200);
  assert.equal(await from("::ffff:192.0.2.1"), 429);
  assert.equal(await from("192.0.2.2"), 429);
});

Deno.test("a place is given back whatever becomes of a request", async () => {
  const one = fixture({
    limiter: limiter({ concurrent: { all: 1, principal: 1 } }),
    review: () => Promise.reject(new Error("inside")),
  });
  for (const want of [500, 500, 500]) {
    assert.equal((await ask(one, "POST", "/v1/evaluate", CALL)).status, want);
  }
});

Deno.test("an address that may not is refused everywhere, a hook with a denial", async () => {
  const one = fixture({
    sources: createSources({ ...ANYWHERE, deny_addresses: ["192.0.2.0/24"] }),
  });
  const from = (peer: string, path: string) =>
    ask(one, "POST", path, HOOK, {}, peer);
  const refused = await from("192.0.2.1", "/v1/evaluate");
  assert.equal(refused.status, 403);
  assert.match((await refused.json()).detail, /`deny_addresses`/);
  assert.equal((await from("192.0.2.1", "/healthz")).status, 403);
  const denied = await (await from("192.0.2.1", "/v1/hooks")).json();
  assert.equal(denied.hookSpecificOutput.permissionDecision, "deny");
  assert.equal(one.questions.length, 0);
  assert.deepEqual(one.refusals, ["address", "address", "address"]);
  assert.equal((await from("192.0.3.1", "/v1/hooks")).status, 200);
  assert.equal(one.questions.length, 1);
});

Deno.test("a call over MCP is counted before it is judged", async () => {
  const said: unknown[] = [];
  const one = fixture({
    limiter: limiter({ rates: { tool: ONE }, make: slow }),
    mcp: {
      async fetch(_request, _principal, _id, admit) {
        said.push(await admit?.({ tool_name: "Bash" }));
        return Response.json({});
      },
    },
  });
  for (let count = 0; count < 2; count++) {
    await (await ask(one, "POST", "/mcp", MCP)).body?.cancel();
  }
  assert.deepEqual(said, [
    null,
    "Your key asks about this tool more often than it may; try again in 3600 s",
  ]);
});
