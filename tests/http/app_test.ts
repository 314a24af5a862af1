/** Holds the chain that every request passes. */
import assert from "node:assert/strict";
import { SECURITY_HEADERS } from "../../src/http/headers.ts";
import { ROUTES } from "../../src/http/routes.ts";
import { ask, fixture, KEYS } from "./fixture.ts";

const CALL = JSON.stringify({
  tool_name: "Bash",
  parameters: { command: "ls" },
});

Deno.test("createApp() asks every route but the probes for a key of the right scope", async (t) => {
  for (const { method, path, scope } of ROUTES) {
    await t.step(`${method} ${path}`, async () => {
      const one = fixture();
      const body = method === "POST" ? CALL : undefined;
      const without = await ask(one, method, path, body, { Authorization: "" });
      assert.equal(without.status, scope === null ? 200 : 401);
      if (scope === null) return;
      assert.match(without.headers.get("www-authenticate") ?? "", /^Bearer/);
      const wrong = await ask(one, method, path, body, {
        Authorization: `Bearer ${KEYS.metrics}`,
      });
      assert.equal(wrong.status, scope === "metrics" ? 200 : 403);
      assert.equal((await ask(one, method, path, body)).status, 200);
      assert.deepEqual(
        one.refusals,
        scope === "metrics" ? ["missing"] : ["missing", "scope"],
      );
    });
  }
});

Deno.test("createApp() refuses every credential that is not one valid key", async (t) => {
  const table: readonly (readonly [string, Record<string, string>, string])[] =
    [
      ["a wrong key", { Authorization: `Bearer x${KEYS.all}` }, "unknown"],
      [
        "a key that ended",
        { Authorization: `Bearer ${KEYS.ended}` },
        "expired",
      ],
      ["an empty key", { Authorization: "Bearer " }, "malformed"],
      ["another scheme", { Authorization: `Basic ${KEYS.all}` }, "malformed"],
      ["two keys", { "X-API-Key": KEYS.metrics }, "malformed"],
      [
        "a blank X-API-Key",
        { Authorization: "", "X-API-Key": " " },
        "malformed",
      ],
    ];
  for (const [name, headers, reason] of table) {
    await t.step(name, async () => {
      const one = fixture();
      const response = await ask(one, "POST", "/v1/evaluate", CALL, headers);
      assert.equal(response.status, 401);
      assert.deepEqual(one.refusals, [reason]);
      assert.equal(one.questions.length, 0);
    });
  }
});

Deno.test("createApp() takes a key from either header", async () => {
  for (
    const headers of [{}, { Authorization: "", "X-API-Key": KEYS.all }, {
      "X-API-Key": KEYS.all,
    }]
  ) {
    assert.equal(
      (await ask(fixture(), "POST", "/v1/evaluate", CALL, headers)).status,
      200,
    );
  }
});

Deno.test("createApp() lets callers without a key evaluate, and no more, where the operator says so", async () => {
  const one = fixture({ anonymous: true });
  assert.equal(
    (await ask(one, "POST", "/v1/evaluate", CALL, { Authorization: "" }))
      .status,
    200,
  );
  assert.equal(one.questions[0]?.principal, "anonymous");
  assert.equal(
    (await ask(one, "GET", "/v1/rules", undefined, { Authorization: "" }))
      .status,
    403,
  );
  assert.equal(
    (await ask(one, "POST", "/v1/evaluate", CALL, {
      Authorization: "Bearer no",
    })).status,
    401,
  );
});

Deno.test("createApp() refuses a foreign Host and a foreign Origin", async (t) => {
  const table: readonly (readonly [Record<string, string>, number])[] = [
    [{ Host: "guard.example" }, 200],
    [{ Host: "GUARD.example:8000" }, 200],
    [{ Host: "[::1]:8000" }, 200],
    [{ Host: "localhost" }, 200],
    [{ Host: "evil.example" }, 421],
    [{ Host: "127.0.0.1.evil.example" }, 421],
    [{ Host: "guard.example@evil.example" }, 421],
    [{ Host: "" }, 421],
    [{ Origin: "http://localhost:3000" }, 200],
    [{ Origin: "https://guard.example" }, 200],
    [{ Origin: "https://evil.example" }, 403],
    [{ Origin: "null" }, 403],
    [{ Origin: "https://guard.example.evil.example" }, 403],
  ];
  for (const [headers, status] of table) {
    await t.step(JSON.stringify(headers), async () => {
      assert.equal(
        (await ask(fixture(), "POST", "/mcp", CALL, headers)).status,
        status,
      );
    });
  }
});

Deno.test("createApp() answers unknown routes with 404 and unknown methods with 405 and Allow", async () => {
  const one = fixture();
  assert.equal((await ask(one, "GET", "/nope")).status, 404);
  const wrong = await ask(one, "DELETE", "/v1/evaluate");
  assert.equal(wrong.status, 405);
  assert.equal(wrong.headers.get("allow"), "POST");
  assert.equal(
    (await ask(one, "POST", "/v1/rules", CALL)).headers.get("allow"),
    "GET, HEAD",
  );
  assert.deepEqual(one.requests.slice(0, 2), [
    "GET other 404",
    "DELETE /v1/evaluate 405",
  ]);
});

Deno.test("createApp() dresses every answer, and tells nothing of what failed inside", async () => {
  const secret = new Error("at /home/operator/policy.yaml");
  const one = fixture({ review: () => Promise.reject(secret) });
  const response = await ask(one, "POST", "/v1/evaluate", CALL, {
    "X-Request-Id": "abc-1",
  });
  assert.equal(response.status, 500);
  const text = await response.text();
  assert.ok(!text.includes("operator/policy"));
  assert.equal(JSON.parse(text).instance, "urn:superego:request:abc-1");
  assert.deepEqual(one.errors, [secret]);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    assert.equal(response.headers.get(name), value);
  }
  assert.equal(response.headers.get("x-request-id"), "abc-1");
  const odd = await ask(fixture(), "GET", "/healthz", undefined, {
    "X-Request-Id": "a b\tc",
  });
  assert.equal(odd.headers.get("x-request-id"), "request-1");
});
