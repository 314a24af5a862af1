/** How long is waited before the next try. */
import assert from "node:assert/strict";
import { createRetry } from "../../src/limit/retry.ts";

function retry() {
  let now = 0;
  const made = createRetry({
    first_ms: 250,
    most_ms: 1_500,
    calm_ms: 10_000,
    elapsed: () => now,
  });
  /** It comes, lasts so long, and goes away. */
  const lasts = (ms: number) => {
    made.came();
    now += ms;
    made.went();
    return made.wait();
  };
  return { made, lasts };
}

Deno.test("what has never come is tried at even intervals", () => {
  const { made } = retry();
  assert.deepEqual([made.wait(), made.wait()], [250, 250]);
});

Deno.test("what comes and soon goes is waited for twice as long each time, up to a longest", () => {
  const { lasts } = retry();
  assert.deepEqual([1, 1, 1, 9_999].map(lasts), [500, 1_000, 1_500, 1_500]);
});

Deno.test("what came to stay is soon tried again when it goes", () => {
  const { lasts } = retry();
  assert.deepEqual([1, 1, 10_000, 1].map(lasts), [500, 1_000, 250, 500]);
});
