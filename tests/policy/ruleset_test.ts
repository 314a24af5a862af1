/** Tests of what a policy becomes. */
import assert from "node:assert/strict";
import { MatchFailure } from "../../src/policy/ruleset.ts";

Deno.test("MatchFailure is an error with a name of its own", () => {
  const failure = new MatchFailure("why");
  assert.ok(failure instanceof Error);
  assert.equal(`${failure}`, "MatchFailure: why");
});
