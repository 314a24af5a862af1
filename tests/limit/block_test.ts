/** Blocks: when they begin, how they grow, that they end. */
import assert from "node:assert/strict";
import { createBlocks, MOST_KEYS } from "../../src/limit/block.ts";

function blocks(after = 3) {
  let now = 0;
  const made = createBlocks({
    after,
    first_ms: 1_000,
    most_ms: 4_000,
    elapsed: () => now,
  });
  const strike = (key = "a") =>
    Array.from({ length: after }, () => made.refused(key)).at(-1);
  return {
    ...made,
    strike,
    pass(ms: number) {
      now += ms;
    },
  };
}

Deno.test("a block begins after so many refusals, for that key alone, and ends", () => {
  const one = blocks();
  assert.deepEqual([1, 2, 3].map(() => one.refused("a")), [false, false, true]);
  assert.equal(one.left("a"), 1_000);
  assert.equal(one.left("b"), 0);
  one.pass(999);
  assert.equal(one.left("a"), 1);
  one.pass(1);
  assert.equal(one.left("a"), 0);
});

Deno.test("each further block is twice as long, up to the longest; after a quiet time they are short again", () => {
  const one = blocks();
  const lengths = [];
  for (let count = 0; count < 4; count++) {
    one.strike();
    lengths.push(one.left("a"));
    one.pass(one.left("a"));
  }
  assert.deepEqual(lengths, [1_000, 2_000, 4_000, 4_000]);
  one.pass(4_001);
  one.strike();
  assert.equal(one.left("a"), 1_000);
});

Deno.test("refusals spread over more than a minute do not block, nor does anything when told so", () => {
  const one = blocks();
  one.refused("a");
  one.refused("a");
  one.pass(60_001);
  assert.equal(one.refused("a"), false);
  const never = blocks(0);
  for (let count = 0; count < 9; count++) never.refused("a");
  assert.equal(never.left("a"), 0);
});

Deno.test("what is refused during a block makes it no longer", () => {
  const one = blocks();
  one.strike();
  one.pass(500);
  for (let count = 0; count < 9; count++) {
    assert.equal(one.refused("a"), false);
  }
  assert.equal(one.left("a"), 500);
});

Deno.test("memory is bounded: whoever was refused longest ago is forgotten first", () => {
  const one = blocks();
  one.strike("first");
  one.strike("second");
  for (let count = 0; count < MOST_KEYS - 1; count++) one.refused(`k${count}`);
  assert.equal(one.left("first"), 0);
  assert.equal(one.left("second"), 1_000);
});

Deno.test("a block that another server began lasts as long here, and no longer than one may", () => {
  const one = blocks();
  one.hear("a", 1_500);
  one.hear("b", 1e9);
  one.hear("b", 1);
  assert.deepEqual(["a", "b", "c"].map(one.left), [1_500, 4_000, 0]);
  one.pass(1_500);
  assert.equal(one.left("a"), 0);
  const never = blocks(0);
  never.hear("a", 1_000);
  assert.equal(never.left("a"), 0);
});
