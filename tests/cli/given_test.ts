/** What was given to a verb, by what a verb takes. */
import assert from "node:assert/strict";
import type { Verb } from "../../src/cli/flag.ts";
import { readGiven, settingsGiven, UsageError } from "../../src/cli/given.ts";

const VERB: Verb = {
  summary: "Tries",
  actions: ["go", "stay"],
  operands: "[FILE...]",
  flags: {
    fast: { summary: "Quickly", of: ["go"] },
    near: { summary: "A place", value: "PLACE", many: true, setting: true },
    count: { summary: "How many", value: "N", kind: "integer" },
    colour: { summary: "Which", value: "NAME", choices: ["red", "green"] },
  },
  examples: [],
};

Deno.test("readGiven() parts words, values, lists and switches", () => {
  const args = [
    "go",
    "--near",
    "a",
    "--fast",
    "f",
    "--near=b",
    "--count=3",
    "--",
    "--fast",
  ];
  assert.deepEqual(readGiven("try", VERB, args), {
    words: ["go", "f", "--fast"],
    one: { count: "3" },
    many: { near: ["a", "b"] },
    on: new Set(["fast"]),
  });
});

for (
  const [args, why] of [
    [[], /needs a word: go, stay/],
    [["gp"], /unknown `superego try gp`.*`go`/],
    [["go", "--nea", "x"], /unknown flag `--nea`.*`--near`/],
    [["go", "--near"], /needs a value: `--near PLACE`/],
    [["go", "--near", "--fast"], /needs a value/],
    [["go", "--near="], /empty value/],
    [["go", "--count", "x"], /takes a number, not `x`/],
    [["go", "--count", "1", "--count", "2"], /given twice/],
    [["go", "--fast=1"], /takes no value/],
    [["go", "--colour", "gren"], /cannot be `gren`.*`green`/],
    [["stay", "--fast"], /belongs to try go; try stay does not use it/],
  ] as const
) {
  Deno.test(`readGiven() refuses ${JSON.stringify(args)}`, () => {
    assert.throws(
      () => readGiven("try", VERB, args),
      (error) => error instanceof UsageError && why.test(error.message),
    );
  });
}

Deno.test("readGiven() refuses a word where a verb takes none", () => {
  const { actions: _, operands: __, ...plain } = VERB;
  assert.throws(
    () => readGiven("try", plain, ["stray"]),
    /takes no `stray`; see `superego try --help`/,
  );
});

Deno.test("settingsGiven() passes on only what sets a setting", () => {
  const given = readGiven("try", VERB, ["go", "--near=a", "--count=1"]);
  assert.deepEqual(settingsGiven(VERB, given), { near: ["a"] });
});
