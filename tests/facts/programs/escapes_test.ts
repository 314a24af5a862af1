/** Tests backslash escapes. */
import assert from "node:assert/strict";
import { unescape } from "../../../src/facts/programs/escapes.ts";

const CASES: readonly (readonly [string, boolean, string])[] = [
  ["a", false, "a"],
  ["\\n\\t\\r\\a\\b\\e\\f\\v", false, "\n\t\r\x07\b\x1b\f\v"],
  ["\\\\", false, "\\"],
  ["\\x72m", false, "rm"],
  ["\\u0072m", false, "rm"],
  ["\\u{72}m", false, "rm"],
  ["\\U00000072m", false, "rm"],
  ["\\0162m", false, "rm"],
  ["\\162m", true, "rm"],
  ["\\q", false, "\\q"],
  ["\\U7fffffff", false, "\\U7fffffff"],
  ["a\\", false, "a\\"],
];

for (const [text, short, wanted] of CASES) {
  Deno.test(`unescape() reads ${text}`, () => {
    assert.equal(unescape(text, short), wanted);
  });
}
