/** Tests what all vendors' tokens have in common. */
import assert from "node:assert/strict";
import { VENDOR_TOKENS } from "../../../src/facts/content/vendors.ts";

Deno.test("VENDOR_TOKENS have different names, and a hint each", () => {
  const ids = VENDOR_TOKENS.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(VENDOR_TOKENS.every(({ hints }) => hints.length > 0));
  assert.ok(VENDOR_TOKENS.every(({ finds }) => finds === "secret"));
});

Deno.test("VENDOR_TOKENS leave documentation's own keys alone", () => {
  const text = ["AK", "IAIOSFODNN7EXAMPLE"].join("");
  assert.ok(
    VENDOR_TOKENS.every(({ pattern, accept }) => {
      const match = new RegExp(pattern).exec(text);
      return match === null || accept?.(match, text) === false;
    }),
  );
});
