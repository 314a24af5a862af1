/** Tests the check digits of personal data. */
import assert from "node:assert/strict";
import {
  passesLuhn,
  passesMod97,
} from "../../../src/facts/content/personal.ts";

Deno.test("passesLuhn() accepts cards alone", () => {
  assert.ok(passesLuhn("4111111111111111"));
  assert.ok(passesLuhn("378282246310005"));
  assert.ok(!passesLuhn("4111111111111112"));
  assert.ok(!passesLuhn("4444444444444444"));
  assert.ok(!passesLuhn("411111111111"));
  assert.ok(!passesLuhn("79927398713000"));
});

Deno.test("passesMod97() accepts account numbers alone", () => {
  assert.ok(passesMod97("GB82WEST12345698765432"));
  assert.ok(!passesMod97("GB83WEST12345698765432"));
  assert.ok(!passesMod97("GB82"));
});
