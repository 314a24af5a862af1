/** Holds the chain that every request passes. */
import assert from "node:assert/strict";
import { SECURITY_HEADERS } from "../../src/http/reply.ts";
import { createResource } from "../../src/http/protected_resource.ts";
import { ROUTES } from "../../src/http/routes.ts";
import { ask, fixture, KEYS } from "./fixture.ts";

const RESOURCE = createResource({
  issuers: [],
  public_url: null,
  tls: false,
});

/** What a route cannot do without. */
const QUERY: Readonly<Record<string, string>> = {
  "DELETE /v1/admin/lockouts": "?address=192.0.2.1",
};

const CALL = JSON.stringify({
  tool_name: "Bash",
  parameters: { command: "ls" },
});

Deno.test("createApp() asks every route but the probes for a key of the right scope", async (t) => {
  for (const { method, path, scope } of ROUTES) {
    await t.step(`${method} ${path}`, async () => {
      const one = fixture({ resource: RESOURCE });
      const body = method === "POST" ? CALL : undefined;
      const without = await ask(one, method, path, body, { Authorization: "" });
      assert.equal(without.status, scope === null ? 200 : 401);
      if (scope === null) return;
      assert.match(without.headers.get("www-authenticate") ?? "", /^Bearer/);
      const wrong = await ask(one, method, path, body, {
        Authorization: `Bearer ${KEYS.metrics}`,
      });
      assert.equal(wrong.status, scope === "metrics" ? 200 : 403);
      const right = await ask(
        one,
        method,
        `${path}${QUERY[`${method} ${path}`] ?? ""}`,
        body,
        {
          Authorization: `Bearer ${scope === "admin" ? KEYS.admin : KEYS.all}`,
        },
      );
      assert.equal(right.status, 200);
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
  const none = await ask(one, "GET", "/nope");
  assert.equal(none.status, 404);
  assert.match(await none.text(), /openapi\.json lists/);
  const wrong = await ask(one, "DELETE", "/v1/evaluate");
  assert.equal(wrong.status, 405);
  assert.equal(wrong.headers.get("allow"), "POST, OPTIONS");
  assert.match(await wrong.text(), /not answered here, only POST, OPTIONS/);
  assert.equal(
    (await ask(one, "POST", "/v1/rules", CALL)).headers.get("allow"),
    "GET, HEAD, OPTIONS",
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

Deno.test("createApp() takes nobody for local who is not, or who speaks for another", async (t) => {
  const table: readonly (readonly [string, Record<string, string>, number])[] =
    [
      ["127.0.0.1", {}, 200],
      ["127.8.8.8", {}, 200],
      ["::1", {}, 200],
      ["::ffff:127.0.0.1", {}, 200],
      ["10.0.0.7", {}, 401],
      ["::ffff:10.0.0.7", {}, 401],
      ["", {}, 401],
      ["127.0.0.1", { "X-Forwarded-For": "127.0.0.1" }, 401],
      ["127.0.0.1", { Forwarded: "for=10.0.0.7" }, 401],
      ["127.0.0.1", { Via: "1.1 proxy" }, 401],
    ];
  for (const [peer, more, status] of table) {
    await t.step(`${peer} ${JSON.stringify(more)}`, async () => {
      const headers = { Authorization: "", ...more };
      const response = await ask(
        fixture({ anonymous: true }),
        "POST",
        "/v1/evaluate",
        CALL,
        headers,
        peer,
      );
      assert.equal(response.status, status);
    });
  }
  const nobody = fixture({ anonymous: true }).app.request("/v1/evaluate", {
    method: "POST",
    headers: { Host: "localhost", "Content-Type": "application/json" },
    body: CALL,
  });
  assert.equal((await nobody).status, 401);
});

Deno.test("createApp() reads no byte of a body before it knows who sends it", async () => {
  const body = () =>
    new ReadableStream<Uint8Array>({
      pull: () => assert.fail("the body was read"),
    }, { highWaterMark: 0 });
  for (const path of ["/v1/evaluate", "/v1/hooks", "/mcp"]) {
    const response = await ask(fixture(), "POST", path, body(), {
      Authorization: "Bearer wrong",
    });
    assert.equal(response.status, 401);
  }
});

Deno.test("createApp() answers OPTIONS with the methods, and no page of another origin", async () => {
  const response = await ask(fixture(), "OPTIONS", "/v1/evaluate", undefined, {
    Authorization: "",
    Origin: "https://evil.example",
    "Access-Control-Request-Method": "POST",
  });
  assert.equal(response.status, 204);
  assert.equal(response.headers.get("allow"), "POST, OPTIONS");
  assert.deepEqual(
    [...response.headers.keys()].filter((name) =>
      name.startsWith("access-control")
    ),
    [],
  );
});

Deno.test("createApp() answers HEAD like GET, without the body", async () => {
  const response = await ask(fixture(), "HEAD", "/v1/rules");
  assert.equal(response.status, 200);
  assert.equal(await response.text(), "");
  const refused = await ask(fixture(), "HEAD", "/v1/rules", undefined, {
    Authorization: "",
  });
  assert.equal(refused.status, 401);
});

Deno.test("createApp() dresses what MCP answers, a stream included", async () => {
  const one = fixture({
    mcp: {
      fetch: (_, principal, request_id) =>
        Promise.resolve(
          new Response(`data: ${principal?.id} ${request_id}\n\n`, {
            headers: { "Content-Type": "text/event-stream" },
          }),
        ),
    },
  });
  const response = await ask(one, "POST", "/mcp", CALL);
  assert.equal(await response.text(), "data: bootstrap request-1\n\n");
  assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  assert.equal(response.headers.get("content-type"), "text/event-stream");
});

Deno.test("createApp() does not say what it is made of", async () => {
  const one = fixture();
  for (const path of ["/healthz", "/nope", "/v1/rules"]) {
    const { headers } = await ask(one, "GET", path);
    assert.equal(headers.get("server"), null);
    assert.equal(headers.get("x-powered-by"), null);
  }
});
