/** Tests of the engine for patterns with look-around, run for real. */
import assert from "node:assert/strict";
import {
  backtrackingRegex,
  MATCH_DEADLINE_MS,
} from "../../src/config/backtracking.ts";
import { MatchFailure } from "../../src/policy/ruleset.ts";

/** Longer than any machine under load needs, in milliseconds. */
const PATIENCE_MS = 60_000;

const CASES: readonly [
  pattern: string,
  caseSensitive: boolean,
  text: string,
  found: boolean,
][] = [
  ["^(?!/tmp/).*$", false, "/etc/passwd", true],
  ["^(?!/tmp/).*$", false, "/TMP/x", false],
  ["^(?!/tmp/).*$", true, "/TMP/x", true],
  ["(?<=rm )-rf", false, "sudo RM -rf", true],
  ["(a)\\1", false, "xaAx", true],
  ["(a)\\1", true, "xaAx", false],
  ["(?P<q>['\"]).*(?P=q)", false, "say 'x'", true],
  ["(?=x)x\\Z", false, "ax", true],
  ["(?!x)", false, "", true],
  ["(?i)rm(?= -rf)", true, "RM -rf", true],
];

for (const [pattern, caseSensitive, text, found] of CASES) {
  Deno.test(`backtrackingRegex() says ${found} for ${pattern} and ${text}`, () => {
    const test = backtrackingRegex(pattern, caseSensitive, PATIENCE_MS);
    assert.equal(test(text), found);
  });
}

for (
  const pattern of [
    "(?=",
    "(?!a",
    "(a)\\2(?=b)",
    "(?=a){2,1}",
    "(?P<n>a)(?P=m)",
  ]
) {
  Deno.test(`backtrackingRegex() refuses ${pattern}`, () => {
    assert.throws(() => backtrackingRegex(pattern, true), SyntaxError);
  });
}

// The match would take longer than the universe has lasted, so that it ends at all is the proof.
Deno.test("backtrackingRegex() gives up after its deadline", () => {
  const test = backtrackingRegex("^(?=a)(a+)+$", true);
  assert.throws(
    () => test(`${"a".repeat(64)}!`),
    (error) =>
      error instanceof MatchFailure &&
      error.message.includes(` ${MATCH_DEADLINE_MS} ms`),
  );
});

Deno.test("backtrackingRegex() goes on after it gave up", () => {
  const test = backtrackingRegex("^(?=a)(a+)+$", true, 1_000);
  assert.throws(() => test(`${"a".repeat(64)}!`), MatchFailure);
  assert.equal(test("aaa"), true);
  assert.equal(test("b"), false);
});

Deno.test("backtrackingRegex() does not let a text speak", () => {
  const test = backtrackingRegex("(?=x)x", true, PATIENCE_MS);
  assert.equal(test('");throw 1;("'), false);
  assert.equal(test("${expression = null}x"), true);
});
