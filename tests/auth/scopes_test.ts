/** Holds scopes to what may stand together. */
import assert from "node:assert/strict";
import {
  conflictOf,
  DEFAULT_SCOPES,
  SCOPE_NAMES,
} from "../../src/auth/scopes.ts";

Deno.test("conflictOf() refuses a key that asks and decides", () => {
  for (const power of ["approve", "admin"] as const) {
    assert.match(conflictOf(["evaluate", power]) ?? "", new RegExp(power));
    assert.equal(conflictOf(["read", power]), null);
  }
  assert.match(conflictOf(SCOPE_NAMES) ?? "", /approve and admin/);
  assert.equal(conflictOf(DEFAULT_SCOPES), null);
});
