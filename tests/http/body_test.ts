/** Holds the reading of bodies to their limits, and of calls to their schema. */
import assert from "node:assert/strict";
import { readBytes, readCall } from "../../src/http/body.ts";
import { askedOf } from "../../src/http/web.ts";

const LIMITS = { bytes: 1_000, depth: 8 };
const nobody = () => undefined;
const JSON_HEADER = { "Content-Type": "application/json" };

function post(
  body: BodyInit | null,
  headers: Readonly<Record<string, string>> = JSON_HEADER,
): Request {
  return new Request("http://localhost/", { method: "POST", body, headers });
}

function stream(...parts: readonly (string | Error)[]): ReadableStream {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) {
        if (part instanceof Error) controller.error(part);
        else controller.enqueue(new TextEncoder().encode(part));
      }
      if (!parts.some((part) => part instanceof Error)) controller.close();
    },
  });
}

Deno.test("readBytes() takes JSON up to the limit, whole or in pieces", async (t) => {
  const whole = "x".repeat(1_000);
  const stated = { ...JSON_HEADER, "Content-Length": "1000" };
  const table: readonly (readonly [string, Request])[] = [
    ["in one piece", post(whole)],
    ["of a stated length", post(whole, stated)],
    ["in many pieces", post(stream(..."x".repeat(1_000)))],
    [
      "with a charset",
      post(whole, {
        "Content-Type": `application/json; charset="UTF-8"`,
      }),
    ],
    [
      "not encoded",
      post(whole, {
        ...JSON_HEADER,
        "Content-Encoding": "identity",
      }),
    ],
  ];
  for (const [name, request] of table) {
    await t.step(name, async () => {
      const bytes = await readBytes(askedOf(request, nobody), LIMITS);
      assert.ok(bytes.ok);
      assert.equal(new TextDecoder().decode(bytes.value), whole);
    });
  }
  const nothing = await readBytes(askedOf(post(null), nobody), LIMITS);
  assert.ok(nothing.ok && nothing.value.length === 0);
});

Deno.test("readBytes() refuses other forms, other lengths and broken bodies", async (t) => {
  const of = (type: string) => post("{}", { "Content-Type": type });
  const table: readonly (readonly [string, Request, number])[] = [
    ["text", of("text/plain"), 415],
    ["a form", of("application/x-www-form-urlencoded"), 415],
    ["something like JSON", of("application/json-seq"), 415],
    ["another charset", of("application/json; charset=utf-16"), 415],
    [
      "a packed body",
      post("{}", {
        ...JSON_HEADER,
        "Content-Encoding": "gzip",
      }),
      415,
    ],
    [
      "a stated length too long",
      post("{}", {
        ...JSON_HEADER,
        "Content-Length": "1001",
      }),
      413,
    ],
    [
      "a length that is none",
      post("{}", {
        ...JSON_HEADER,
        "Content-Length": "many",
      }),
      413,
    ],
    [
      "more than was stated",
      post("x".repeat(2_000), {
        ...JSON_HEADER,
        "Content-Length": "5",
      }),
      413,
    ],
    ["too many pieces", post(stream(..."x".repeat(1_001))), 413],
    ["an early end", post(stream("{", new Error("reset"))), 400],
  ];
  for (const [name, request, status] of table) {
    await t.step(name, async () => {
      const bytes = await readBytes(askedOf(request, nobody), LIMITS);
      assert.equal(bytes.ok ? 200 : bytes.status, status);
    });
  }
});

Deno.test("readBytes() cancels a body once it is too long", async () => {
  const seen: string[] = [];
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(400)),
    cancel: () => void seen.push("cancelled"),
  });
  const bytes = await readBytes(askedOf(post(endless), nobody), LIMITS);
  assert.ok(!bytes.ok && bytes.status === 413);
  assert.deepEqual(seen, ["cancelled"]);
});

Deno.test("readCall() names every problem with its place", async (t) => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    [`{}`, ["/tool_name: This is missing; it has to be a text"]],
    [`[]`, [": This has to be an object"]],
    [`"x"`, [": This has to be an object"]],
    [`{"tool_name":"","cwd":5}`, [
      "/tool_name: This has to have at least 1 character",
      "/cwd: This has to be a text",
    ]],
    [`{"tool_name":"${"x".repeat(600)}"}`, [
      "/tool_name: This may have at most 512 characters",
    ]],
    [`{"tool_name":"x","parameters":[]}`, [
      "/parameters: This has to be an object",
    ]],
    [`{"tool_name":"x","tool_nam":1}`, [
      "/tool_nam: A call has no such member. Did you mean `tool_name`?",
    ]],
    [`{"tool_name":"x","parameters":{},"tool_input":{}}`, [
      "/tool_input: Give `parameters` or `tool_input`, not both",
    ]],
    [`{"tool_name":"x","parameters":{"a":1,"a":2}}`, [
      "/parameters/a: This name stands twice in one object",
    ]],
    [`{"tool_name":"x","__proto__":{}}`, [
      "/__proto__: A call has no such member. Known names: agent, agent_id, annotations, cwd, parameters, session_id, tool_input, tool_name",
    ]],
  ];
  for (const [text, want] of table) {
    await t.step(text, () => {
      const call = readCall(new TextEncoder().encode(text), LIMITS);
      assert.ok(!call.ok);
      assert.deepEqual(
        call.errors.map(({ pointer, detail }) => `${pointer}: ${detail}`),
        want,
      );
    });
  }
});

Deno.test("readCall() keeps what is absent absent, and parameters as they came", () => {
  const read = (text: string) => {
    const call = readCall(new TextEncoder().encode(text), LIMITS);
    assert.ok(call.ok);
    return call.value;
  };
  assert.deepEqual(read(`{"tool_name":"x"}`), {
    tool_name: "x",
    parameters: {},
  });
  assert.deepEqual(read(`{"tool_name":"x","tool_input":{"a":null}}`), {
    tool_name: "x",
    parameters: { a: null },
  });
  const { parameters } = read(
    `{"tool_name":"x","tool_input":{"__proto__":1,"constructor":2}}`,
  );
  assert.deepEqual(Object.keys(parameters), ["__proto__", "constructor"]);
});
