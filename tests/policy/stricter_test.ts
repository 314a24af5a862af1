/** Tests of the order of actions. */
import assert from "node:assert/strict";
import { RULE_ACTIONS } from "../../src/policy/model.ts";
import { isStricter, stricter, tightens } from "../../src/policy/stricter.ts";
import { ACTIONS } from "../../src/policy/verdict.ts";

Deno.test("stricter() puts deny before ask, defer and allow", () => {
  for (const [i, a] of ACTIONS.entries()) {
    for (const [j, b] of ACTIONS.entries()) {
      assert.equal(stricter(a, b), ACTIONS[Math.min(i, j)]);
      assert.equal(isStricter(a, b), i < j);
    }
  }
});

Deno.test("tightens() tells what stops or questions a call from what lets it run", () => {
  assert.deepEqual(RULE_ACTIONS.filter(tightens), ["deny", "ask", "sample"]);
});
