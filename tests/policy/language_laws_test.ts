/** Runs a policy that uses the whole language, with the tests that stand in its file. */
import assert from "node:assert/strict";
import { facts } from "../../src/facts/mod.ts";
import { runCases } from "../../src/policy/cases.ts";
import { CONDITION_KEYS } from "../../src/policy/language/condition.ts";
import { keysOf } from "../../src/policy/language/field.ts";
import { lint } from "../../src/policy/lint.ts";
import text from "../cases/language.yaml" with { type: "text" };
import { policyOf, rulesetOf } from "./ruling.ts";

const POLICY = policyOf(text, "language.yaml");
const REPORT = runCases(rulesetOf(text), POLICY.tests, facts);

for (const { test, difference } of REPORT.results) {
  Deno.test(`decide() gives ${test.want} for ${test.name} of the language's own tests`, () => {
    assert.equal(difference, null);
  });
}

Deno.test("the language's own tests show every rule that is on", () => {
  assert.deepEqual(REPORT.unseen, []);
  assert.deepEqual(REPORT.matchedOnly, ["trial"]);
});

Deno.test("the language's own policy leaves out no condition but two", () => {
  const unused = keysOf(CONDITION_KEYS).filter((key) =>
    !new RegExp(`\\b${key}:`).test(text)
  );
  assert.deepEqual(unused, ["cwd_pattern", "AND"]);
});

Deno.test("lint() finds in the language's own policy what is there to find", () => {
  const found = lint([POLICY], { reviewer: true });
  assert.deepEqual(
    found.map(({ id, message }) =>
      `${id} ${/rule `(\w+)`/.exec(message)?.[1]}`
    ),
    ["POLICY-105 values", "POLICY-106 trial"],
  );
});
