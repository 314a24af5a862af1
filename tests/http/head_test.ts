/** Tests of the bounds of a request's head. */
import assert from "node:assert/strict";
import { type Head, headTrouble } from "../../src/http/head.ts";
import { CALL, exchange, request, serving, statuses } from "./sockets.ts";

const LIMITS = { url: 20, headers: 3 };
const lines = (count: number) => Array<string>(2 * count).fill("x");
const path = (length: number) => `/${"a".repeat(length - 1)}`;

for (
  const [what, head, status] of [
    ["is within all bounds", { url: path(20), rawHeaders: lines(3) }, null],
    ["has a longer URL", { url: path(21), rawHeaders: [] }, 414],
    ["has more headers", { url: "/", rawHeaders: lines(4) }, 431],
    ["has no URL", { rawHeaders: [] }, null],
  ] as const satisfies readonly (readonly [string, Head, number | null])[]
) {
  Deno.test(`headTrouble() says ${status} of a head that ${what}`, () => {
    assert.equal(headTrouble(head, LIMITS)?.status ?? null, status);
  });
}

/** The fixture allows a URL of 500 bytes and 50 headers; four are there already, and one says how long the body is. */
const more = (count: number) => [
  `Content-Length: ${CALL.length}`,
  ...Array.from({ length: count }, (_, at) => `X-${at}: a`),
];

for (
  const [what, text, want] of [
    [
      "a URL that is too long, whatever it leads to",
      `GET /v1/health?${"a".repeat(600)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
      414,
    ],
    ["one header too many", request(CALL, more(47)), 431],
  ] as const
) {
  Deno.test(`listen() answers ${what} with ${want}, a problem document and the end of the connection`, () =>
    serving(async (port, { requests, questions }) => {
      const answer = await exchange(port, text);
      assert.deepEqual(statuses(answer), [want]);
      assert.match(answer, /content-type: application\/problem\+json/i);
      assert.match(answer, /x-request-id: request-1/i);
      assert.equal(JSON.parse(answer.split("\r\n\r\n")[1] ?? "").status, want);
      assert.equal(questions.length, 0);
      assert.equal(requests.length, 1);
    }));
}

Deno.test("listen() takes as many headers as are allowed", () =>
  serving(async (port) => {
    const text = request(CALL, [...more(44), "Connection: close"]);
    assert.deepEqual(statuses(await exchange(port, text)), [200]);
  }));

Deno.test("a hook with too many headers is denied in the agent's own words", () =>
  serving(async (port) => {
    const text = request("{}", [...more(60), "Connection: close"])
      .replace("/v1/evaluate", "/v1/hooks").replace(/th: \d+/, "th: 2");
    const answer = await exchange(port, text);
    assert.deepEqual(statuses(answer), [200]);
    assert.match(answer, /"permissionDecision":"deny"/);
  }));
