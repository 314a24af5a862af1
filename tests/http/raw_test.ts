/** Tests of answers to what is no request. */
import assert from "node:assert/strict";
import {
  type Answerable,
  dropConnection,
  rawProblem,
  refuseRaw,
} from "../../src/http/raw.ts";
import { exchange, request, serving, statuses } from "./sockets.ts";

class Fake implements Answerable {
  writable = true;
  _httpMessage: { headersSent: boolean } | undefined;
  said: string | null = null;
  destroyed = false;

  end(text: string, done: () => void): void {
    this.said = text;
    done();
  }

  destroy(): void {
    this.destroyed = true;
  }
}

function refused(code: string | undefined, on = new Fake()): Fake {
  refuseRaw(code, on);
  assert.ok(on.destroyed);
  return on;
}

for (
  const [code, status] of [
    ["HPE_HEADER_OVERFLOW", 431],
    ["ERR_HTTP_REQUEST_TIMEOUT", 408],
    ["HPE_INVALID_METHOD", 400],
    [undefined, 400],
  ] as const
) {
  Deno.test(`refuseRaw() answers ${code} with ${status}, and ends`, () => {
    assert.deepEqual(statuses(refused(code).said ?? ""), [status]);
  });
}

Deno.test("refuseRaw() says nothing where nothing can be said, or an answer has begun", () => {
  const deaf = new Fake();
  deaf.writable = false;
  assert.equal(refused("HPE_ERROR", deaf).said, null);
  const busy = new Fake();
  busy._httpMessage = { headersSent: true };
  assert.equal(refused("HPE_ERROR", busy).said, null);
  const asked = new Fake();
  asked._httpMessage = { headersSent: false };
  assert.deepEqual(statuses(refused("HPE_ERROR", asked).said ?? ""), [400]);
});

Deno.test("dropConnection() ends what carries a request, and the parser makes no more of them", () => {
  const carrier = new Fake();
  const parser = { onIncoming: () => 0 };
  dropConnection({ parser }, carrier);
  assert.ok(carrier.destroyed);
  assert.notEqual(parser.onIncoming(), 0);
  const bare = new Fake();
  dropConnection({}, bare);
  assert.ok(bare.destroyed);
});

Deno.test("rawProblem() is a whole answer with a problem document and the headers of every answer", () => {
  const [head = "", body = ""] = rawProblem(400, "é").split("\r\n\r\n");
  assert.match(head, /^HTTP\/1\.1 400 Bad request\r\n/);
  assert.match(head, /Content-Type: application\/problem\+json/);
  assert.match(head, /X-Content-Type-Options: nosniff/);
  const length = Number(/Content-Length: (\d+)/.exec(head)?.[1]);
  assert.equal(new TextEncoder().encode(body).length, length);
  assert.equal(JSON.parse(body).detail, "é");
});

for (
  const [what, text, status] of [
    ["no HTTP", "hello\r\n\r\n", 400],
    [
      "headers that are too long",
      request("{}", [`X-A: ${"a".repeat(20_000)}`]),
      431,
    ],
    ["half a body", request().slice(0, -10), 408],
  ] as const
) {
  Deno.test(`listen() answers ${what} with ${status} and a problem document`, () =>
    serving(async (port) => {
      const answer = await exchange(port, text);
      assert.deepEqual(statuses(answer), [status]);
      const [, body = ""] = answer.split("\r\n\r\n");
      assert.equal(JSON.parse(body).status, status);
    }));
}
