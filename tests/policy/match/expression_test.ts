/** Tests of the choice between the engines for regular expressions. */
import assert from "node:assert/strict";
import {
  ecmaRegExp,
  linearSyntax,
  needsBacktracking,
  plainAlternatives,
} from "../../../src/policy/match/expression.ts";

const DEAR: readonly [pattern: string, dear: boolean][] = [
  ["^(?!/tmp/).*$", true],
  ["(?=x)", true],
  ["(?<=x)a", true],
  ["(?<!x)a", true],
  ["(a)\\1", true],
  ["(?P<n>a)(?P=n)", true],
  ["(?<n>a)\\k<n>", true],
  ["[(?=]", false],
  ["[^](?=]", false],
  ["\\(?=x", false],
  ["[\\]](?=x)", true],
  ["\\\\1", false],
  ["[\\1]", false],
  ["(?:a)", false],
  ["(?i)a", false],
  ["(?P<n>a)", false],
  ["(?<n>a)", false],
  ["rm -rf", false],
];

for (const [pattern, dear] of DEAR) {
  Deno.test(`needsBacktracking() is ${dear} for ${pattern}`, () => {
    assert.equal(needsBacktracking(pattern), dear);
  });
}

Deno.test("plainAlternatives() splits text that has nothing but `|` in it", () => {
  assert.deepEqual(plainAlternatives("rm -rf|sudo"), ["rm -rf", "sudo"]);
  assert.deepEqual(plainAlternatives("/etc/passwd"), ["/etc/passwd"]);
  for (const special of "\\^$.*+?()[]{}") {
    assert.equal(plainAlternatives(`a${special}`), undefined, special);
  }
});

Deno.test("linearSyntax() speaks the linear engine's words", () => {
  assert.equal(linearSyntax("a\\Z"), "a\\z");
  assert.equal(linearSyntax("a\\\\Z\\d"), "a\\\\Z\\d");
});

Deno.test("ecmaRegExp() speaks ECMAScript's words", () => {
  const found = (pattern: string, text: string) =>
    ecmaRegExp(pattern, true).test(text);
  assert.ok(found("(?P<n>a)(?P=n)", "aa"));
  assert.ok(!found("(?P<n>a)(?P=n)", "ab"));
  assert.ok(found("(?=b)b\\Z", "ab"));
  assert.ok(!found("(?=b)b\\Z", "ab\n"));
  assert.ok(found("\\Ab(?!c)", "bd"));
  assert.ok(!found("\\Ab(?!c)", "\nbd"));
  assert.ok(!found("a(?=b)", "AB"));
  assert.ok(found("(?i)a(?=b)", "AB"));
  assert.throws(() => ecmaRegExp("(?s)a(?=b)", true), SyntaxError);
});
