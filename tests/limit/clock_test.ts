/** The room's clock. */
import assert from "node:assert/strict";
import { elapsed } from "../../src/limit/clock.ts";

Deno.test("elapsed() never goes back", () => {
  const first = elapsed();
  assert.ok(elapsed() >= first);
});
