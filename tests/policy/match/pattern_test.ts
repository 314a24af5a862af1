/** Tests of text patterns. */
import assert from "node:assert/strict";
import { MOST_PATTERN } from "../../../src/policy/match/expression.ts";
import { compilePattern } from "../../../src/policy/match/pattern.ts";
import { MOST_TEXT } from "../../../src/policy/match/text.ts";
import type { TextPattern } from "../../../src/policy/model.ts";
import { MatchFailure } from "../../../src/policy/ruleset.ts";
import { ENGINES } from "../ruling.ts";

function pattern(
  type: TextPattern["type"],
  text: string,
  case_sensitive = type !== "regex",
): TextPattern {
  return { type, pattern: text, case_sensitive, at: [1, 1] };
}

const CASES: readonly [
  TextPattern,
  text: string,
  test: boolean,
  folded: boolean,
][] = [
  [pattern("string", "Rm"), "Rm", true, true],
  [pattern("string", "Rm"), "rm", false, true],
  [pattern("string", "Rm"), "Rm ", false, false],
  [pattern("string", "Rm", false), "rM", true, true],
  [pattern("glob", "/Etc/*"), "/etc/x", false, true],
  [pattern("glob", "/Etc/*", false), "/etc/x", true, true],
  [pattern("regex", "rm|sudo"), "xSUDOx", true, true],
  [pattern("regex", "rm|sudo", true), "xSUDOx", false, true],
  [pattern("regex", "rm|sudo", true), "xsudox", true, true],
  [pattern("regex", "^rm\\b"), "RM x", true, true],
  [pattern("regex", "^rm\\b", true), "RM x", false, true],
  [pattern("regex", "^rm$"), "rm\n", true, true],
  [pattern("regex", "^rm$"), "rm\n\n", false, false],
  [pattern("regex", "^(?!/tmp/).*$"), "/etc", true, true],
  [pattern("regex", "^(?!/tmp/).*$"), "/TMP/x", false, false],
  [pattern("regex", "^(?!/tmp/).*$", true), "/TMP/x", true, false],
];

for (const [one, text, test, folded] of CASES) {
  Deno.test(`compilePattern() tests ${JSON.stringify(text)} by ${one.type} ${one.pattern}, case ${one.case_sensitive}`, () => {
    const matcher = compilePattern(one, ENGINES, "any");
    assert.equal(matcher.test(text), test);
    assert.equal(matcher.folded(text), folded);
  });
}

Deno.test("compilePattern() covers the folder itself to stop a call, and not to let it run", () => {
  const glob = pattern("glob", "/etc/**");
  assert.equal(compilePattern(glob, ENGINES, "any").test("/etc"), true);
  assert.equal(compilePattern(glob, ENGINES, "every").test("/etc"), false);
});

Deno.test("compilePattern() needs no engine for plain text", () => {
  const matcher = compilePattern(pattern("regex", "rm -rf|dd"), {}, "any");
  assert.ok(matcher.test("rm -RF /"));
});

for (const text of ["a.b", "(?=a)", "(", `${"a".repeat(MOST_PATTERN)}b`]) {
  Deno.test(`compilePattern() refuses ${text.slice(0, 20)}`, () => {
    const engines = text === "a.b" ? {} : ENGINES;
    assert.throws(
      () =>
        compilePattern(
          pattern("regex", text),
          text === "(?=a)" ? {} : engines,
          "any",
        ),
      SyntaxError,
    );
  });
}

Deno.test("compilePattern() gives up on a text that is too long", () => {
  const matcher = compilePattern(pattern("regex", "a.*b"), ENGINES, "any");
  assert.throws(() => matcher.test("x".repeat(MOST_TEXT + 1)), MatchFailure);
  assert.equal(matcher.test("x".repeat(MOST_TEXT)), false);
});

Deno.test("compilePattern() tries what is cheap first", () => {
  const cost = (one: TextPattern) => compilePattern(one, ENGINES, "any").cost;
  const costs = [
    pattern("string", "a"),
    pattern("glob", "a"),
    pattern("regex", "a"),
    pattern("regex", "a.b"),
    pattern("regex", "(?=a)"),
  ].map(cost);
  assert.deepEqual(costs, [...costs].sort((a, b) => a - b));
});
