/** Tests of deadlines: what comes in time is handed through, what does not is given up. */
import assert from "node:assert/strict";
import {
  type Clock,
  createSharedClock,
  DeadlineExceeded,
  oneShotClock,
  systemClock,
} from "../../src/review/clock.ts";

const CLOCKS: Readonly<Record<string, () => Clock>> = {
  oneShotClock: () => oneShotClock,
  systemClock: () => systemClock,
  "createSharedClock()": createSharedClock,
};

for (const [name, make] of Object.entries(CLOCKS)) {
  // The shared timer goes on until its time is up, whoever waited for it.
  const options = { sanitizeOps: false, sanitizeResources: false };
  Deno.test(
    `${name}: within() hands through what comes in time`,
    options,
    async () => {
      const clock = make();
      assert.equal(await clock.within(1_000, Promise.resolve(7)), 7);
      await assert.rejects(
        clock.within(1_000, Promise.reject(new Error("mine"))),
        /mine/,
      );
    },
  );

  Deno.test(`${name}: within() gives up what does not`, options, async () => {
    const clock = make();
    const never = new Promise(() => {});
    await assert.rejects(clock.within(1, never), /longer than 1 ms/);
    // Again, and for more than one at once, each after its own time.
    const ended: number[] = [];
    await Promise.all(
      [30, 1, 1, 30, 15].map((ms) =>
        clock.within(ms, never).catch((error) => {
          assert.ok(error instanceof DeadlineExceeded);
          ended.push(ms);
        })
      ),
    );
    assert.deepEqual(ended, [1, 1, 15, 30, 30]);
  });
}

Deno.test(
  "createSharedClock(): within() gives up the later one after the earlier one came",
  {
    sanitizeOps: false,
    sanitizeResources: false,
  },
  async () => {
    const clock = createSharedClock();
    const first = clock.within(20, Promise.resolve(1));
    await new Promise((resolve) => setTimeout(resolve, 10));
    const began = clock.elapsed();
    await assert.rejects(clock.within(20, new Promise(() => {})));
    assert.ok(clock.elapsed() - began >= 19);
    assert.equal(await first, 1);
  },
);
