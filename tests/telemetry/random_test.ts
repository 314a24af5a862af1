/** Tests of drawing identifiers. */
import assert from "node:assert/strict";
import { randomHex } from "../../src/telemetry/random.ts";

Deno.test("randomHex() draws as many bytes as are asked for, others each time", () => {
  assert.match(randomHex(8), /^[0-9a-f]{16}$/);
  assert.notEqual(randomHex(16), randomHex(16));
});
