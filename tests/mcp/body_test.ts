/** How much of a body is read. */
import assert from "node:assert/strict";
import { readBody } from "../../src/mcp/body.ts";

const request = (body: BodyInit | null, headers: HeadersInit = {}) =>
  new Request("http://x", { method: "POST", body, headers });

Deno.test("readBody() reads a body up to its limit, in however many pieces it comes", async () => {
  const pieces = ReadableStream.from(
    ["ab", "", "cde"].map((text) => new TextEncoder().encode(text)),
  );
  const table: [Request, most: number, text: string | null][] = [
    [request("abcde"), 5, "abcde"],
    [request("abcdef"), 5, null],
    [request(null), 5, ""],
    [request(pieces), 5, "abcde"],
    [request("abc", { "content-length": "6" }), 5, null],
  ];
  for (const [asked, most, text] of table) {
    const body = await readBody(asked, most);
    assert.equal(body === null ? null : new TextDecoder().decode(body), text);
  }
});

Deno.test("readBody() stops reading a body without end, and cancels it", async () => {
  let sent = 0;
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(++sent && 1000)),
    cancel: () => void (cancelled = true),
  });
  assert.equal(await readBody(request(endless), 5_000), null);
  assert.ok(sent < 20 && cancelled);
});
