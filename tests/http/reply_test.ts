/** Holds replies to the responses that they become. */
import assert from "node:assert/strict";
import {
  dress,
  json,
  respond,
  SECURITY_HEADERS,
} from "../../src/http/reply.ts";

Deno.test("respond() sends text as it is, nothing as nothing, the rest as JSON", async (t) => {
  const table: readonly (readonly [unknown, string])[] = [
    ["up 1\n", "up 1\n"],
    ["", ""],
    [null, ""],
    [{ a: [1] }, `{"a":[1]}`],
    [[], "[]"],
    [false, "false"],
  ];
  for (const [body, want] of table) {
    await t.step(JSON.stringify(body), async () => {
      const response = respond({ status: 200, body, headers: {} }, "id-1");
      assert.equal(await response.text(), want);
    });
  }
});

Deno.test("respond() and dress() put the same headers on every answer", () => {
  const made = respond(json({}, 503), "id-1");
  const given = dress(new Response("{}", { status: 503 }), "id-1");
  assert.equal(made.status, 503);
  for (const { headers } of [made, given]) {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      assert.equal(headers.get(name), value);
    }
    assert.equal(headers.get("x-request-id"), "id-1");
  }
});

Deno.test("SECURITY_HEADERS let a browser do nothing with an answer", () => {
  assert.match(
    SECURITY_HEADERS["Content-Security-Policy"] ?? "",
    /default-src 'none'.*frame-ancestors 'none'/,
  );
  assert.equal(SECURITY_HEADERS["Cache-Control"], "no-store");
  assert.equal(SECURITY_HEADERS["X-Content-Type-Options"], "nosniff");
});
