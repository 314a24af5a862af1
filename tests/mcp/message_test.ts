/** Which bytes are a message. */
import assert from "node:assert/strict";
import { readMessage, tooLong } from "../../src/mcp/message.ts";

const LIMITS = { bytes: 200, depth: 4 };
const bytes = (text: string) => new TextEncoder().encode(text);

Deno.test("readMessage() takes one object within the limits", () => {
  const table = [
    '{"a":1}',
    ' {"a":[[1]]}\r\n',
    `{"a":{"b":{"c":{}}}}`,
    '{"params":{"arguments":{"parameters":{"a":[{}]}}}}',
    '{"text":"[[[[[[[[[[ \\" zażółć 🦊"}',
  ];
  for (const text of table) {
    assert.deepEqual(readMessage(bytes(text), LIMITS), {
      ok: true,
      value: JSON.parse(text),
    });
  }
});

Deno.test("readMessage() answers everything else with an error that repeats nothing of it", () => {
  const table: [text: string | Uint8Array, code: number, message: RegExp][] = [
    ["", -32700, /not one JSON/],
    ["{bad", -32700, /not one JSON/],
    ['{"a":1}{"a":1}', -32700, /not one JSON/],
    [bytes('{"a":"x"}').map((b) => b === 0x78 ? 0xff : b), -32700, /UTF-8/],
    ["[]", -32600, /Batches/],
    ['[{"jsonrpc":"2.0"}]', -32600, /Batches/],
    ["null", -32600, /no object/],
    ["5", -32600, /no object/],
    ['"secret"', -32600, /no object/],
    ['{"a":{"b":{"c":{"d":{"e":{"f":{}}}}}}}', -32600, /deeper than 6/],
    ['{"params":{"arguments":[[[[[1]]]]]}}', -32600, /deeper than 6/],
    ['{"a":1,"a":2}', -32600, /twice/],
    ['{"b":[{"a":1,"\\u0061":2}]}', -32600, /twice/],
    [`{"a":"${"x".repeat(200)}"}`, -32600, /longer than 200/],
  ];
  for (const [text, code, message] of table) {
    const read = readMessage(
      typeof text === "string" ? bytes(text) : text,
      LIMITS,
    );
    assert.ok(!read.ok, String(text));
    assert.equal(read.error.code, code, String(text));
    assert.match(read.error.message, message);
    assert.doesNotMatch(read.error.message, /secret|bad/);
  }
});

Deno.test("readMessage() survives nesting that would overflow a stack", () => {
  const deep = '{"a":'.repeat(300_000) + "1" + "}".repeat(300_000);
  const read = readMessage(bytes(deep), { bytes: 4_000_000, depth: 64 });
  assert.ok(!read.ok);
  assert.match(read.error.message, /deeper than 66/);
});

Deno.test("tooLong() names the limit", () => {
  const read = tooLong(LIMITS);
  assert.ok(!read.ok && /longer than 200 bytes/.test(read.error.message));
});
