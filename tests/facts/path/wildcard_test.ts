/** Tests the comparison of names with wildcards. */
import assert from "node:assert/strict";
import {
  hasWildcard,
  matchesWildcard,
  unescapeWildcards,
  wildcardOf,
} from "../../../src/facts/path/wildcard.ts";

Deno.test("matchesWildcard() compares whole names", () => {
  const table: readonly (readonly [string, string, boolean])[] = [
    ["a", "a", true],
    ["a", "ab", false],
    ["*", "", true],
    ["*", "abc", true],
    ["a*c", "abbc", true],
    ["a*c", "abbd", false],
    ["*.key", "server.key", true],
    ["*.key", ".key", true],
    ["a?c", "abc", true],
    ["a?c", "ac", false],
    ["[ab]c", "bc", true],
    ["[a-c]d", "bd", true],
    ["[!a]c", "bc", true],
    ["[^a]c", "ac", false],
    ["a[", "a[", true],
    ["a\\*", "a*", true],
    ["a\\*", "ab", false],
    ["\\**", "*x", true],
    ["a**b", "axyb", true],
    ["*a*b*c", "xaxbxc", true],
    ["*a*b*c", "xaxbx", false],
  ];
  for (const [pattern, text, wanted] of table) {
    assert.equal(matchesWildcard(pattern, text), wanted, `${pattern} ${text}`);
  }
});

Deno.test("matchesWildcard() is not led astray by many stars", () => {
  assert.equal(
    matchesWildcard("a*".repeat(2000) + "b", "a".repeat(4000)),
    false,
  );
});

Deno.test("hasWildcard() heeds backslashes and lone brackets", () => {
  assert.ok(hasWildcard("a*"));
  assert.ok(hasWildcard("a?"));
  assert.ok(hasWildcard("[ab]"));
  assert.ok(!hasWildcard("a\\*"));
  assert.ok(!hasWildcard("a[b"));
  assert.ok(!hasWildcard("[]"));
});

Deno.test("wildcardOf() reads a pattern once, and counts what it demands", () => {
  const { plain, matches } = wildcardOf("a*b?[cd]");
  assert.deepEqual([plain, matches("aXbYd"), matches("aXbYe")], [
    2,
    true,
    false,
  ]);
  assert.equal(wildcardOf("*").plain, 0);
});

Deno.test("unescapeWildcards() gives the name on disk", () => {
  assert.equal(unescapeWildcards("a\\*b\\n"), "a*b\\n");
  assert.equal(unescapeWildcards("ab"), "ab");
});

Deno.test("wildcardOf() knows a pattern for all files of one kind", () => {
  for (const one of ["*.js", "*.mp3"]) assert.equal(wildcardOf(one).kind, true);
  for (const one of ["*", "a*.js", "*.*", ".*rc", "*.config"]) {
    assert.equal(wildcardOf(one).kind, false);
  }
});
