/** Tests of reading requests in the web's form. */
import assert from "node:assert/strict";
import { askedOf } from "../../src/http/web.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function post(body: BodyInit, headers: HeadersInit = {}): Request {
  return new Request("http://localhost/a?b", { method: "POST", body, headers });
}

Deno.test("askedOf() tells method, headers, peer and the request itself", () => {
  const request = post("x", [["X-A", "1"], ["x-a", "2"]]);
  const asked = askedOf(request, () => "::1");
  assert.equal(asked.method, "POST");
  assert.equal(asked.header("x-a"), "1, 2");
  assert.equal(asked.header("x-b"), undefined);
  assert.equal(asked.peer(), "::1");
  assert.equal(asked.web(), request);
});

Deno.test("askedOf() gives a body up to the limit, whether or not its length is stated", async () => {
  for (const headers of [{}, { "Content-Length": "5" }]) {
    const asked = (text: string) => askedOf(post(text, headers), () => "");
    assert.deepEqual(await asked("12345").bytes(5), bytes("12345"));
    assert.equal(await asked("12345").bytes(4), null);
  }
  const none = new Request("http://localhost/", { method: "POST" });
  assert.deepEqual(await askedOf(none, () => "").bytes(5), new Uint8Array());
});
