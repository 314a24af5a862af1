/** Holds scopes to what may stand together. */
import assert from "node:assert/strict";
import {
  conflictOf,
  DEFAULT_SCOPES,
  mayAsk,
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

Deno.test("mayAsk() bounds a key with tools to them, and no other", () => {
  const bound = { id: "ci", scopes: ["evaluate"] as const, tools: ["Bash"] };
  assert.equal(mayAsk(bound, "Bash"), true);
  assert.equal(mayAsk(bound, "Write"), false);
  assert.equal(mayAsk({ id: "ci", scopes: ["evaluate"] }, "Write"), true);
  assert.equal(mayAsk(null, "Write"), true);
});
