/** Tests of learning what a number usually is. */
import assert from "node:assert/strict";
import { isUsual, learn, NOTHING_LEARNT } from "../../src/alarm/usual.ts";

const after = (values: readonly number[], memory: number) =>
  values.reduce((usual, value) => learn(usual, value, memory), NOTHING_LEARNT);

Deno.test("the mean and the variance of few values are those of all of them", () => {
  const { learnt, mean, variance } = after([2, 4, 4, 4, 5, 5, 7, 9], 100);
  assert.equal(learnt, 8);
  assert.ok(Math.abs(mean - 5) < 1e-9, String(mean));
  assert.ok(Math.abs(variance - 4) < 1e-9, String(variance));
});

Deno.test("old values fade", () => {
  const { mean } = after([...Array(50).fill(100), ...Array(50).fill(0)], 10);
  assert.ok(mean < 1, String(mean));
});

Deno.test("only what can have been learnt is read back", () => {
  assert.ok(isUsual(after([1, 2, 3], 10)));
  for (
    const bad of [
      null,
      7,
      {},
      { learnt: 1, mean: 1 },
      { learnt: 1.5, mean: 1, variance: 1 },
      { learnt: 1, mean: -1, variance: 1 },
      { learnt: 1, mean: 1, variance: null },
      { learnt: "1", mean: 1, variance: 1 },
    ]
  ) assert.ok(!isUsual(bad), JSON.stringify(bad));
});
