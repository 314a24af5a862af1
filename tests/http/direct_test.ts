/** Holds the direct way to the long one: whatever is asked, both give the same bytes. */
import assert from "node:assert/strict";
import { listen } from "../../src/http/listen.ts";
import { fixture, KEYS } from "./fixture.ts";
import {
  CALL,
  exchange,
  OPTIONS,
  request,
  serving,
  statuses,
} from "./sockets.ts";

const HOOK = JSON.stringify({
  hook_event_name: "PreToolUse",
  tool_name: "Bash",
  tool_input: { command: "ls" },
});

interface Given {
  readonly path?: string;
  readonly method?: string;
  readonly body?: string;
  /** Headers in the place of the usual ones of the same name; an empty value leaves one out. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Lines beside the headers. */
  readonly more?: readonly string[];
}

function text(
  { path = "/v1/evaluate", method = "POST", body = CALL, headers, more = [] }:
    Given,
): string {
  const all = {
    Host: "127.0.0.1",
    Authorization: `Bearer ${KEYS.all}`,
    "Content-Type": "application/json",
    "Content-Length": String(new TextEncoder().encode(body).length),
    Connection: "close",
    ...headers,
  };
  return [
    `${method} ${path} HTTP/1.1`,
    ...Object.entries(all).filter(([, value]) => value !== "").map((
      [name, value],
    ) => `${name}: ${value}`),
    ...more,
    "",
    body,
  ].join("\r\n");
}

const TABLE: Readonly<Record<string, Given>> = {
  "a call": {},
  "a hook": { path: "/v1/hooks", body: HOOK },
  "a hook of Claude Code": { path: "/v1/hooks/claude-code", body: HOOK },
  "a hook that is none": { path: "/v1/hooks", body: "{" },
  "a key in the other header": {
    headers: { Authorization: "", "X-API-Key": KEYS.all },
  },
  "no key": { headers: { Authorization: "" } },
  "a wrong key": { headers: { Authorization: "Bearer nobody" } },
  "a key that ended": { headers: { Authorization: `Bearer ${KEYS.ended}` } },
  "a key for something else": {
    headers: { Authorization: `Bearer ${KEYS.metrics}` },
  },
  "two keys": { more: [`Authorization: Bearer ${KEYS.all}`] },
  "two keys of different names": { more: ["x-api-key: other"] },
  "an own origin": { headers: { Origin: "http://127.0.0.1" } },
  "a foreign origin": { headers: { Origin: "https://evil.example" } },
  "a foreign host": { headers: { Host: "evil.example" } },
  "an impossible host": { headers: { Host: "a b/c" } },
  "an impossible port": { headers: { Host: "127.0.0.1:99999" } },
  "two hosts": { more: ["Host: 127.0.0.1"] },
  "no host": { headers: { Host: "" } },
  "an identifier": { headers: { "X-Request-Id": "abc.1" } },
  "an impossible identifier": { headers: { "X-Request-Id": "a b" } },
  "no JSON": { body: "{" },
  "nothing": { body: "" },
  "no call": { body: '{"tool_name":1,"more":2}' },
  "a name twice": { body: '{"tool_name":"a","tool_name":"b"}' },
  "no UTF-8": {
    body: '{"tool_name":"\u00e9"}',
    headers: { "Content-Type": "application/json; charset=latin1" },
  },
  "text beyond ASCII": {
    body: '{"tool_name":"\u00e9\u{1F600}","parameters":{}}',
  },
  "another type": { headers: { "Content-Type": "text/plain" } },
  "no type": { headers: { "Content-Type": "" } },
  "a coding": { headers: { "Content-Encoding": "gzip" } },
  "a body that is too large": { body: `{"tool_name":"${"x".repeat(10_000)}"}` },
  "a body of the limit": {
    body: `{"tool_name":"a","parameters":{"b":"${"x".repeat(9_961)}"}}`,
  },
  "chunks": {
    headers: { "Content-Length": "" },
    more: ["Transfer-Encoding: chunked"],
    body: `${CALL.length.toString(16)}\r\n${CALL}\r\n0\r\n\r\n`,
  },
  "a length and chunks": {
    more: ["Transfer-Encoding: chunked"],
  },
  "no length": { headers: { "Content-Length": "" } },
  "an impossible length": { headers: { "Content-Length": "+5" } },
  "an expectation": { headers: { Expect: "100-continue" } },
  "an unknown expectation": { headers: { Expect: "more" } },
  "another method": { method: "PUT" },
  "GET": { method: "GET", body: "", headers: { "Content-Length": "" } },
  "GET with a body": { method: "GET" },
  "a path with a query": { path: "/v1/evaluate?a=b" },
  "a path with dots": { path: "/v1/./evaluate" },
  "a whole URL": { path: "http://127.0.0.1/v1/evaluate" },
  "a path that is none": { path: "/v1/evaluatE" },
};

for (const [name, given] of Object.entries(TABLE)) {
  Deno.test(`the direct way and the long way answer the same: ${name}`, async () => {
    const answers: string[] = [];
    const seen: unknown[] = [];
    for (const direct of [true, false]) {
      await serving(
        async (port, { questions, refusals, requests, errors }) => {
          const answer = await exchange(port, text(given));
          // Not when, only what: a second may begin between the two.
          answers.push(
            inOrder(answer).replace(/\r\nDate: .*(?=\r\n)/, ""),
          );
          seen.push({ questions, refusals, requests, errors });
        },
        {},
        {},
        direct,
      );
    }
    assert.equal(answers[0], answers[1]);
    assert.deepEqual(seen[0], seen[1]);
    assert.match(answers[0] ?? "", /^HTTP\/1\.1 \d{3} /);
  });
}

/** An answer whose headers are sorted and whose moment is left out. */
function inOrder(answer: string): string {
  const [head = "", ...rest] = answer.split("\r\n\r\n");
  const [status = "", ...headers] = head.split("\r\n");
  return [
    status,
    ...headers.map((line) =>
      line.replace(/^[\w-]+/, (name) => name.toLowerCase())
    )
      .filter((line) => !line.startsWith("date:")).sort(),
    "",
    ...rest,
  ].join("\n");
}

Deno.test("the direct way is really taken, and leaves the connection usable", async () => {
  const listener = await listen({
    fetch: () => new Response("the long way", { status: 500 }),
    direct: fixture().direct,
  }, OPTIONS);
  const one = request();
  const refused = one.replace(KEYS.all, "nobody");
  const last = request(CALL, [
    `Content-Length: ${CALL.length}`,
    "Connection: close",
  ]);
  const text = await exchange(listener.port, one + refused + one + last);
  await listener.close(0);
  assert.deepEqual(statuses(text), [200, 401, 200, 200]);
});

Deno.test("the direct way answers a body that comes in pieces, and nobody whose body breaks off", async () => {
  await serving(async (port, { questions, errors }) => {
    const whole = request(CALL, [
      `Content-Length: ${CALL.length}`,
      "Connection: close",
    ]);
    for (const cut of [whole.length - 1, whole.length - CALL.length, 20]) {
      const connection = await Deno.connect({ hostname: "127.0.0.1", port });
      await connection.write(new TextEncoder().encode(whole.slice(0, cut)));
      await new Promise((resolve) => setTimeout(resolve, 20));
      await connection.write(new TextEncoder().encode(whole.slice(cut)));
      assert.match(
        await new Response(connection.readable).text(),
        /^HTTP\/1\.1 200 /,
      );
    }
    assert.equal(questions.length, 3);
    const connection = await Deno.connect({ hostname: "127.0.0.1", port });
    await connection.write(new TextEncoder().encode(whole.slice(0, -5)));
    await new Promise((resolve) => setTimeout(resolve, 20));
    connection.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(questions.length, 3);
    assert.deepEqual(errors, []);
  });
});
