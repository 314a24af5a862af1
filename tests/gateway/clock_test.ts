/** Calling back once and again, until that is ended. */
import assert from "node:assert/strict";
import { after, every, now } from "../../src/gateway/clock.ts";

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

Deno.test("after() calls back once, unless it was cancelled", async () => {
  const called: string[] = [];
  after(1, () => called.push("kept"));
  after(1, () => called.push("cancelled"))();
  await wait(40);
  assert.deepEqual(called, ["kept"]);
});

Deno.test("every() calls back until it is ended", async () => {
  let times = 0;
  const enough = Promise.withResolvers<void>();
  const end = every(1, () => {
    if (++times === 3) enough.resolve();
  });
  await enough.promise;
  end();
  const at = times;
  await wait(30);
  assert.equal(times, at);
});

Deno.test("now() is this moment", () => {
  assert.ok(Math.abs(now().getTime() - new Date().getTime()) < 60_000);
});
