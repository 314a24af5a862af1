/** Rates and bursts. */
import assert from "node:assert/strict";
import { RateLimiterMemory } from "rate-limiter-flexible";
import {
  createBucket,
  type MakeCounter,
  type Rate,
} from "../../src/limit/bucket.ts";
import { elsewhere } from "./limiter.ts";

/** Counters whose second never ends while a test runs. */
const slow: MakeCounter = (name, points) => elsewhere(name, points, 3_600);

for (const make of [undefined, slow]) {
  const where = make === undefined ? "in this process" : "elsewhere";
  const bucketOf = (rate: Rate) => {
    const bucket = createBucket("session", rate, { make, elapsed: () => 0 });
    assert.ok(bucket !== null);
    return bucket;
  };

  Deno.test(`a bucket that is counted ${where} gives its rate, then its burst, then refuses, each key for itself`, async () => {
    const bucket = bucketOf({ rate: 2, burst: 3 });
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
    assert.deepEqual(
      taken.map(({ remaining }) => remaining),
      [1, 0, 0, 0, 0, 0],
    );
    assert.equal((await bucket.take("b")).ok, true);
  });

  Deno.test(`a burst of 0 is none where it is counted ${where}`, async () => {
    const bucket = bucketOf({ rate: 1, burst: 0 });
    assert.equal((await bucket.take("a")).ok, true);
    assert.equal((await bucket.take("a")).ok, false);
  });
}

Deno.test("a rate of 0 is no limit", () => {
  assert.equal(
    createBucket("all", { rate: 0, burst: 5 }, { elapsed: () => 0 }),
    null,
  );
});

Deno.test("this process counts at once", () => {
  const bucket = createBucket("all", { rate: 1, burst: 0 }, {
    elapsed: () => 0,
  });
  assert.deepEqual(bucket?.take("a"), {
    name: "all",
    ok: true,
    remaining: 0,
    reset_s: 1,
  });
});

Deno.test("what cannot be counted is refused", async () => {
  const broken = () =>
    Object.assign(new RateLimiterMemory({ points: 9, duration: 1 }), {
      consume: () => Promise.reject(new Error("the store is gone")),
    });
  const bucket = createBucket("all", { rate: 9, burst: 9 }, {
    make: broken,
    elapsed: () => 0,
  });
  assert.deepEqual(await bucket?.take("a"), {
    name: "all",
    ok: false,
    remaining: 0,
    reset_s: 1,
  });
});

Deno.test("a second's count is forgotten after that second, a burst's after a minute", async () => {
  let now = 0;
  const bucket = createBucket("all", { rate: 1, burst: 1 }, {
    elapsed: () => now,
  });
  const take = async () => (await bucket?.take("a"))?.ok;
  assert.deepEqual([await take(), await take(), await take()], [
    true,
    true,
    false,
  ]);
  now = 1_000;
  assert.deepEqual([await take(), await take()], [true, false]);
  now = 60_000;
  assert.deepEqual([await take(), await take(), await take()], [
    true,
    true,
    false,
  ]);
});
