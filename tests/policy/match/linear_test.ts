/** Tests of the engine for regular expressions. */
import assert from "node:assert/strict";
import { linearExact, linearRegex } from "../../../src/policy/match/linear.ts";

Deno.test("linearRegex() finds a pattern anywhere", () => {
  assert.ok(linearRegex("b+", true)("abbc"));
  assert.ok(!linearRegex("^b", true)("abbc"));
  assert.ok(!linearRegex("B", true)("abbc"));
  assert.ok(linearRegex("B", false)("abbc"));
  assert.ok(linearRegex("c\\Z", true)("abc"));
});

Deno.test("linearExact() covers the whole text", () => {
  assert.ok(linearExact("a|ab")("ab"));
  assert.ok(!linearExact("a")("ab"));
});

for (const pattern of ["(", "*.x", "(?=a)", "(a)\\1", "a{2,1}", "[b-a]"]) {
  Deno.test(`linearRegex() refuses ${pattern}`, () => {
    assert.throws(() => linearRegex(pattern, true), SyntaxError);
    assert.throws(() => linearExact(pattern), SyntaxError);
  });
}

Deno.test("linearRegex() says what is wrong, in words of the pattern", () => {
  assert.throws(() => linearRegex("a(b", true), /missing closing \)/);
});

Deno.test("linearRegex() takes linear time where backtracking would not", () => {
  const start = performance.now();
  assert.equal(linearRegex("^(a+)+$", false)("a".repeat(20_000) + "!"), false);
  assert.ok(performance.now() - start < 2000);
});
