/** Holds the JSON reader to texts that other parsers read differently. */
import assert from "node:assert/strict";
import { MOST_MEMBERS, readStrictJson } from "../../src/http/strict_json.ts";

const LIMITS = { bytes: 1_000_000, depth: 8 };

function read(text: string | Uint8Array, depth = LIMITS.depth) {
  const bytes = typeof text === "string"
    ? new TextEncoder().encode(text)
    : text;
  return readStrictJson(bytes, { ...LIMITS, depth });
}

Deno.test("readStrictJson() reads what JSON.parse reads", async (t) => {
  const table = [
    "{}",
    "[]",
    `"text"`,
    "5",
    "null",
    ` {"a" : [1, {"b": "}]{["}, ",:"], "c": {"a": 1, "b": 2}} `,
    `{"a\\"b": "\\\\", "a": "\\u0041"}`,
    `[{"a": 1}, {"a": 1}]`,
    `{"a": {"a": {"a": 1}}}`,
    `{"": 1, " ": 2}`,
    `{"x": "a\\",\\"x"}`,
    `{"a": "\\\\\\"", "b": "\\\\"}`,
  ];
  for (const text of table) {
    await t.step(
      text,
      () => assert.deepEqual(read(text), { ok: true, value: JSON.parse(text) }),
    );
  }
});

Deno.test("readStrictJson() refuses what is not one JSON value", async (t) => {
  const table: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ["nothing", "", /not one JSON value/],
    ["a bracket", "{bad", /not one JSON value/],
    ["two values", "{} {}", /not one JSON value/],
    ["an open text", `{"a": "b`, /not one JSON value/],
    ["closing alone", "]}", /not one JSON value/],
    ["a text that ends in a backslash", `"\\`, /not one JSON value/],
    ["a bad escape in a name", `{"\\x": 1, "\\x": 2}`, /twice/],
    ["a comma too many", `{"a": 1,}`, /not one JSON value/],
    ["a comment", `{"a": 1 /* "a": 2 */}`, /not one JSON value/],
    ["NaN", "NaN", /not one JSON value/],
    ["invalid UTF-8", new Uint8Array([0x22, 0xc3, 0x22]), /not valid UTF-8/],
    ["an overlong slash", new Uint8Array([0x22, 0xc0, 0xaf, 0x22]), /UTF-8/],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]), /UTF-8/],
    [
      "a byte order mark",
      new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
      /not one JSON value/,
    ],
  ];
  for (const [name, text, detail] of table) {
    await t.step(name, () => {
      const json = read(text);
      assert.ok(!json.ok);
      assert.match(json.errors[0]?.detail ?? "", detail);
    });
  }
});

Deno.test("readStrictJson() names each name that stands twice, however it is spelled", async (t) => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    [`{"a": 1, "a": 2}`, ["/a"]],
    [`{"a": 1, "\\u0061": 2}`, ["/a"]],
    [`{"a": 1, "a": 1, "a": 1}`, ["/a", "/a"]],
    [`{"x": [0, {"b": 1, "c": {}, "b": []}]}`, ["/x/1/b"]],
    [`{"x": {"a/b": 1, "a/b": 2}, "x": 1}`, ["/x/a~1b", "/x"]],
    [`{"__proto__": 1, "__proto__": 2}`, ["/__proto__"]],
    [`{"a": [1, 2], "b": {"d": 1}, "a": 3}`, ["/a"]],
  ];
  for (const [text, pointers] of table) {
    await t.step(text, () => {
      const json = read(text);
      assert.ok(!json.ok);
      assert.deepEqual(json.errors.map(({ pointer }) => pointer), pointers);
    });
  }
});

Deno.test("readStrictJson() bounds depth, members and what it says", () => {
  const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  assert.ok(read(nested(8)).ok);
  const deep = [nested(9), nested(50_000), `{"a":`.repeat(50_000)];
  for (const text of deep) {
    const json = read(text);
    assert.ok(!json.ok);
    assert.match(json.errors[0]?.detail ?? "", /deeper than 8/);
  }
  const members = (count: number) =>
    `{${Array.from({ length: count }, (_, at) => `"${at}":0`).join()}}`;
  assert.ok(read(members(MOST_MEMBERS)).ok);
  const many = read(members(MOST_MEMBERS + 1));
  assert.ok(!many.ok && /more than 20000/.test(many.errors[0]?.detail ?? ""));
  const twice = read(`{${`"a":0,`.repeat(500)}"a":0}`);
  assert.ok(!twice.ok && twice.errors.length === 20);
});

Deno.test("readStrictJson() keeps `__proto__` as a member like any other", () => {
  const json = read(`{"__proto__": {"polluted": true}}`);
  assert.ok(json.ok);
  assert.deepEqual(Object.keys(json.value as object), ["__proto__"]);
  assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
});

Deno.test("readStrictJson() takes time in proportion to the length", () => {
  const hostile = [
    `"${"\\".repeat(400_000)}"`,
    `["${`\\"`.repeat(200_000)}"]`,
    `[${`"",`.repeat(130_000)}0]`,
  ];
  for (const text of hostile) {
    const began = performance.now();
    read(text);
    assert.ok(performance.now() - began < 1_000);
  }
});
