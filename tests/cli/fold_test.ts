/** Lines on a narrow terminal. */
import assert from "node:assert/strict";
import { foldLines } from "../../src/cli/fold.ts";

const TABLE: readonly (readonly [string, number, string])[] = [
  ["", 10, ""],
  ["as wide as", 10, "as wide as"],
  ["one more than", 12, "one more\n  than"],
  ["    a hint that goes on\n", 16, "    a hint that\n      goes on\n"],
  ["a/very/long/path is whole", 10, "a/very/long/path\n  is whole"],
  ["two  spaces stay in place", 14, "two  spaces\n  stay in\n  place"],
  ["short\nGo on? [y/N] ", 14, "short\nGo on? [y/N] "],
  ["        too deep to fold", 12, "        too deep to fold"],
];

for (const [text, columns, want] of TABLE) {
  Deno.test(`foldLines(${JSON.stringify(text)}, ${columns})`, () => {
    assert.equal(foldLines(text, columns), want);
  });
}
