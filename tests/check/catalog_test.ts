/** Holds the checks of configuration and policies to form. */
import assert from "node:assert/strict";
import { CHECKS } from "../../src/check/catalog.ts";
import { FINDINGS } from "../../src/policy/findings.ts";

Deno.test("CHECKS covers every finding of a policy", () => {
  for (const id of Object.keys(FINDINGS)) assert.ok(id in CHECKS, id);
});
