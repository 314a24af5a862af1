/** Tests of the text of argument values. */
import assert from "node:assert/strict";
import {
  MOST_DEPTH,
  MOST_TEXT,
  MOST_VALUES,
  pythonText,
  scalarTexts,
  textsWithin,
  weigh,
} from "../../../src/policy/match/text.ts";
import { MatchFailure } from "../../../src/policy/ruleset.ts";

const SCALARS: readonly [
  value: unknown,
  texts: readonly string[] | undefined,
][] = [
  ["a", ["a"]],
  ["", [""]],
  [5, ["5"]],
  [1.5, ["1.5"]],
  [true, ["true", "True"]],
  [false, ["false", "False"]],
  [null, ["null", "None"]],
  [[], undefined],
  [{}, undefined],
  [undefined, undefined],
];

for (const [value, texts] of SCALARS) {
  Deno.test(`scalarTexts() writes ${JSON.stringify(value)}`, () => {
    assert.deepEqual(scalarTexts(value), texts);
  });
}

const PYTHON: readonly [value: unknown, text: string][] = [
  [{ command: "rm -rf /" }, "{'command': 'rm -rf /'}"],
  [["-rf", "/usr"], "['-rf', '/usr']"],
  [
    { a: true, b: false, c: null, d: 1.5 },
    "{'a': True, 'b': False, 'c': None, 'd': 1.5}",
  ],
  ["it's", `"it's"`],
  [`it's "x"`, `'it\\'s "x"'`],
  ["a\nb\tc\rd\\e\u0001", "'a\\nb\\tc\\rd\\\\e\\x01'"],
  [{}, "{}"],
  [[], "[]"],
  [[undefined], "[None]"],
  [{ "é": ["ü"] }, "{'é': ['ü']}"],
];

for (const [value, text] of PYTHON) {
  Deno.test(`pythonText() writes ${text}`, () => {
    assert.equal(pythonText(value), text);
  });
}

Deno.test("textsWithin() finds every text, and names where they are asked for", () => {
  const value = { a: ["x", 1], b: { c: null } };
  assert.deepEqual(textsWithin(value, false), ["x", "1", "null", "None"]);
  assert.deepEqual([...textsWithin(value, true)].sort(), [
    "1",
    "None",
    "a",
    "b",
    "c",
    "null",
    "x",
  ]);
});

Deno.test("weigh() counts values", () => {
  assert.equal(weigh("a"), 2);
  assert.equal(weigh({ a: [1, 2], b: "x" }), 4);
});

Deno.test("pythonText() gives up on what is too large, too deep or too long", () => {
  let deep: unknown = "x";
  for (let i = 0; i <= MOST_DEPTH; i++) deep = [deep];
  assert.throws(() => pythonText(deep), MatchFailure);
  const many = Array.from({ length: MOST_VALUES + 1 }, () => 1);
  assert.throws(() => textsWithin(many, false), MatchFailure);
  assert.throws(() => pythonText("x".repeat(MOST_TEXT)), MatchFailure);
  let shallow: unknown = "x";
  for (let i = 0; i < MOST_DEPTH; i++) shallow = [shallow];
  assert.doesNotThrow(() => pythonText(shallow));
});
