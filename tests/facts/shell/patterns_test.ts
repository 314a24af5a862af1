/** Tests shell patterns on known texts. */
import assert from "node:assert/strict";
import {
  matcherOf,
  matches,
  patternToRegExp,
  replace,
} from "../../../src/facts/shell/patterns.ts";

const MATCHES: readonly (readonly [string, string, boolean | undefined])[] = [
  ["abc", "a*", true],
  ["abc", "*c", true],
  ["abc", "a?c", true],
  ["abc", "a[bx]c", true],
  ["abc", "a[!b]c", false],
  ["abc", "a[a-c]c", true],
  ["a1", "a[[:digit:]]", true],
  ["ab", "a[[:digit:]]", false],
  ["a1", "a[[:constructor:]]", false],
  ["a*", "a\\*", true],
  ["ab", "a\\*", false],
  ["abc", "abc", true],
  ["abc", "ab", false],
  ["a.c", "a.c", true],
  ["abc", "a.c", false],
  ["a[", "a[", true],
  ["a", "*****", true],
  ["a", "*a*a*a*a*", undefined],
  ["a".repeat(5000), "a*", undefined],
];

for (const [text, pattern, wanted] of MATCHES) {
  Deno.test(`matches() compares ${text.slice(0, 20)} with ${pattern}`, () => {
    assert.equal(matches(text, pattern), wanted);
  });
}

Deno.test("matcherOf() compares many texts with one pattern", () => {
  const covers = matcherOf("r?");
  assert.deepEqual(["rm", "rmdir", "rg"].map(covers), [true, false, true]);
});

type Where = Parameters<typeof replace>[3];
const REPLACES: readonly (readonly [
  string,
  string,
  string,
  Where,
  boolean,
  string | undefined,
])[] = [
  ["a.b.c", "*.", "", "start", false, "b.c"],
  ["a.b.c", "*.", "", "start", true, "c"],
  ["a.b.c", ".*", "", "end", false, "a.b"],
  ["a.b.c", ".*", "", "end", true, "a"],
  ["aXbX", "X", "y", "first", true, "aybX"],
  ["aXbX", "X", "y", "all", true, "ayby"],
  ["abc", "x", "y", "end", true, "abc"],
  ["abc", "", "y", "all", true, "abc"],
  ["abc", "b", "$&", "all", true, "a$&c"],
  ["a".repeat(600), "a*", "", "end", true, undefined],
  ["a".repeat(5000), "a", "", "all", true, undefined],
];

for (const [text, pattern, by, at, greedy, wanted] of REPLACES) {
  Deno.test(`replace() changes ${text.slice(0, 9)} at the ${at} by ${pattern}`, () => {
    assert.equal(replace(text, pattern, by, at, greedy), wanted);
  });
}

Deno.test("patternToRegExp() refuses what would take long", () => {
  assert.equal(patternToRegExp("a".repeat(300), true), undefined);
  assert.equal(patternToRegExp("*a*a*a*", true), undefined);
});
