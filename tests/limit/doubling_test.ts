/** Tests of lengths that double. */
import assert from "node:assert/strict";
import { doubled } from "../../src/limit/doubling.ts";

Deno.test("doubled() is the first length at first, twice as long each time, and never more than the most", () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((before) => doubled(1_000, before, 10_000)),
    [1_000, 2_000, 4_000, 8_000, 10_000],
  );
});

Deno.test("doubled() stays finite however often it was doubled", () => {
  assert.equal(doubled(1, 1e9, Infinity), 2 ** 30);
  assert.equal(doubled(0, 1e9, 10), 0);
});
