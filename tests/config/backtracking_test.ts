/** Tests of the engine for patterns with look-around, run for real. */
import assert from "node:assert/strict";
import {
  backtrackingRegex,
  MATCH_DEADLINE_MS,
} from "../../src/config/backtracking.ts";
import { MatchFailure } from "../../src/policy/ruleset.ts";

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
];

for (const [pattern, caseSensitive, text, found] of CASES) {
  Deno.test(`backtrackingRegex() says ${found} for ${pattern} and ${text}`, () => {
    assert.equal(backtrackingRegex(pattern, caseSensitive)(text), found);
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

Deno.test("backtrackingRegex() gives up in time, and goes on after that", () => {
  const test = backtrackingRegex("^(?=a)(a+)+$", true);
  const start = performance.now();
  assert.throws(() => test(`${"a".repeat(64)}!`), MatchFailure);
  assert.ok(performance.now() - start < 50 * MATCH_DEADLINE_MS);
  assert.equal(test("aaa"), true);
  assert.equal(test("b"), false);
});

Deno.test("backtrackingRegex() does not let a text speak", () => {
  const test = backtrackingRegex("(?=x)x", true);
  assert.equal(test('");throw 1;("'), false);
  assert.equal(test("${expression = null}x"), true);
});
