/** Tests of drawing random numbers. */
import assert from "node:assert/strict";
import { randomBytes } from "../../src/audit/random.ts";

Deno.test("randomBytes() gives as many as asked, and never the same", () => {
  assert.equal(randomBytes(12).length, 12);
  assert.notDeepEqual(randomBytes(12), randomBytes(12));
});
