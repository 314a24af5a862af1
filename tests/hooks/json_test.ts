/** Untrusted JSON within limits. */
import assert from "node:assert/strict";
import { JSON_LIMITS, readJson, shorten } from "../../src/hooks/json.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

for (
  const [name, text, value] of [
    ["an object", '{"a":[1,{"b":null}]}', { a: [1, { b: null }] }],
    ["white space around", ' \r\n{"a":1}\n', { a: 1 }],
    ["a byte order mark", '\uFEFF{"a":1}', { a: 1 }],
    ["brackets in texts", `"${"[{".repeat(500)}"`, "[{".repeat(500)],
    ["an escaped quote", `"\\"${"[".repeat(100)}"`, `"${"[".repeat(100)}`],
    ["an escaped backslash", `["\\\\",${nested(3)}]`, ["\\", [[[]]]]],
    ["64 levels", nested(64), JSON.parse(nested(64)) as unknown],
    ["many siblings", `[${"[],".repeat(999)}[]]`, Array(1000).fill([])],
  ] as const
) {
  Deno.test(`readJson() reads ${name}`, () => {
    assert.deepEqual(readJson(bytes(text), "x"), { ok: true, value });
  });
}

for (
  const [name, input, why] of [
    ["nothing", bytes(""), "the input is empty"],
    ["a byte order mark alone", bytes("\uFEFF"), "the input is empty"],
    [
      "65 levels",
      bytes(nested(65)),
      "the input is nested deeper than 64 levels",
    ],
    [
      "open levels",
      bytes("[".repeat(65)),
      "the input is nested deeper than 64 levels",
    ],
    [
      "a name twice",
      bytes('{"a":{"b":1,"\\u0062":2}}'),
      "the name `b` stands twice in one object",
    ],
    [
      "a long text",
      new Uint8Array(JSON_LIMITS.bytes + 1),
      "the input is longer than 4194304 bytes",
    ],
    [
      "half a character",
      new Uint8Array([0x22, 0xc3, 0x22]),
      "the input is not valid UTF-8",
    ],
    [
      "a surrogate in UTF-8",
      new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]),
      "the input is not valid UTF-8",
    ],
    [
      "an overlong slash",
      new Uint8Array([0x22, 0xc0, 0xaf, 0x22]),
      "the input is not valid UTF-8",
    ],
  ] as const
) {
  Deno.test(`readJson() refuses ${name}`, () => {
    const read = readJson(input, "place");
    assert.deepEqual(read.ok ? [] : read.problems, [{
      id: "HOOK-001",
      severity: "high",
      file: "place",
      line: 1,
      column: 1,
      message: why,
      hint: "Send one JSON object",
    }]);
  });
}

for (
  const text of [
    "{bad",
    '{"a":1}{"a":1}',
    "{'a':1}",
    "[1,]",
    "NaN",
    "a",
    "]",
    '"\n"',
  ]
) {
  Deno.test(`readJson() refuses ${JSON.stringify(text)} on one line`, () => {
    const read = readJson(bytes(text), "x");
    const message = read.ok ? "" : read.problems[0]?.message ?? "";
    assert.match(message, /^the input is not one JSON value: \S/);
    assert.ok(!message.includes("\n") && message.length < 200);
  });
}

Deno.test("readJson() obeys the limits it is given", () => {
  assert.ok(!readJson(bytes("[[1]]"), "x", { bytes: 9, depth: 1 }).ok);
  assert.ok(!readJson(bytes("[[1]]"), "x", { bytes: 4, depth: 9 }).ok);
  assert.ok(readJson(bytes("[[1]]"), "x", { bytes: 5, depth: 2 }).ok);
});

Deno.test("shorten() keeps a text on one line and within its length", () => {
  assert.equal(shorten("a\n\tb", 9), "a b");
  assert.equal(shorten("abcdef", 4), "abc…");
});

for (
  const [text, want] of [
    ['{"a":1,"b":2}', /more than 1 members/],
    ["[1,2,3]", /an array of more than 2 items/],
    ['["xxxx"]', /a string of more than 3 characters/],
  ] as const
) {
  Deno.test(`readJson() refuses ${text} beyond what it may hold`, () => {
    const limits = { ...JSON_LIMITS, members: 1, items: 2, string: 3 };
    const read = readJson(new TextEncoder().encode(text), "place", limits);
    assert.ok(!read.ok);
    assert.match(read.problems[0]?.message ?? "", want);
  });
}
