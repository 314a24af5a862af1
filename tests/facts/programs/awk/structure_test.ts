/** Tests where the rules and functions of awk's programs are found. */
import assert from "node:assert/strict";
import { tokensOf } from "../../../../src/facts/programs/awk/lexer.ts";
import {
  closing,
  structureOf,
} from "../../../../src/facts/programs/awk/structure.ts";

function structure(code: string) {
  return structureOf(tokensOf(code), () => true);
}

const RULES: readonly (readonly [string, readonly string[]])[] = [
  ["{print}", ["line with a body"]],
  ["/x/", ["line with a pattern"]],
  ["/x/ {print}", ["line with a pattern and a body"]],
  ["BEGIN {a} END {b} BEGINFILE {c} ENDFILE {d}", [
    "BEGIN with a body",
    "END with a body",
    "BEGIN with a body",
    "END with a body",
  ]],
  ["(a\n) {b}\n\n; c", [
    "line with a pattern and a body",
    "line with a pattern",
  ]],
  ["BEGIN", ["BEGIN"]],
  ["", []],
];

for (const [code, want] of RULES) {
  Deno.test(`structureOf() finds the rules of ${JSON.stringify(code)}`, () => {
    assert.deepEqual(
      structure(code).rules.map(({ when, body, pattern }) =>
        [
          when,
          [
            ...pattern === undefined ? [] : ["a pattern"],
            ...body < 0 ? [] : ["a body"],
          ].join(" and "),
        ].filter((part) => part !== "").join(" with ")
      ),
      want,
    );
  });
}

Deno.test("structureOf() knows functions by their parameters, in both spellings", () => {
  const { functions, rules } = structure(
    "function f(a, b) { x } func g() { y } { z }",
  );
  assert.deepEqual(
    [...functions].map(([name, { parameters }]) => [name, parameters]),
    [["f", ["a", "b"]], ["g", []]],
  );
  assert.equal(rules.length, 1);
});

Deno.test("structureOf() stops when there was enough work", () => {
  let left = 2;
  const { rules } = structureOf(
    tokensOf("{a} {b} {c} {d}"),
    () => left-- > 0,
  );
  assert.equal(rules.length, 2);
});

Deno.test("closing() finds the brace that closes, or the end where none does", () => {
  const tokens = tokensOf('{ a { b "}" } c } d');
  assert.equal(tokens[closing(tokens, 0) + 1]?.text, "d");
  const open = tokensOf("{ a { b }");
  assert.equal(closing(open, 0), open.length);
});
