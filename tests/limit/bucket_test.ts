/** Rates and bursts. */
import assert from "node:assert/strict";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
} from "rate-limiter-flexible";
import { createBucket, inMemory } from "../../src/limit/bucket.ts";

/** Counters whose second never ends while a test runs. */
function slow(name: string, points: number): RateLimiterAbstract {
  return inMemory(name, points, 3_600);
}

Deno.test("a bucket gives its rate, then its burst, then refuses, each key for itself", async () => {
  const bucket = createBucket("session", { rate: 2, burst: 3 }, slow);
  assert.ok(bucket !== null);
  const taken = [];
  for (let count = 0; count < 6; count++) taken.push(await bucket.take("a"));
  assert.deepEqual(taken.map(({ ok }) => ok), [
    true,
    true,
    true,
    true,
    true,
    false,
  ]);
  assert.deepEqual(taken.map(({ remaining }) => remaining), [1, 0, 0, 0, 0, 0]);
  assert.equal((await bucket.take("b")).ok, true);
});

Deno.test("a rate of 0 is no limit, a burst of 0 none", async () => {
  assert.equal(createBucket("all", { rate: 0, burst: 5 }), null);
  const bucket = createBucket("all", { rate: 1, burst: 0 }, slow);
  assert.equal((await bucket?.take("a"))?.ok, true);
  assert.equal((await bucket?.take("a"))?.ok, false);
});

Deno.test("what cannot be counted is refused", async () => {
  const broken = () =>
    Object.assign(new RateLimiterMemory({ points: 9, duration: 1 }), {
      consume: () => Promise.reject(new Error("the store is gone")),
    });
  const bucket = createBucket("all", { rate: 9, burst: 9 }, broken);
  assert.deepEqual(await bucket?.take("a"), {
    name: "all",
    ok: false,
    remaining: 0,
    reset_s: 1,
  });
});

Deno.test("a second's counter is forgotten after that second", async () => {
  const bucket = createBucket("all", { rate: 1, burst: 0 });
  assert.equal((await bucket?.take("a"))?.ok, true);
  // However busy the machine is, a new second begins at some time.
  while (!(await bucket?.take("a"))?.ok) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
