/** Tests of counting times. */
import assert from "node:assert/strict";
import { Times } from "./times.ts";

function timesOf(all: readonly number[]): Times {
  const times = new Times();
  for (const ms of all) times.add(ms);
  return times;
}

Deno.test("within() is the time that a part of all did not exceed, to 2 %", () => {
  const times = timesOf(Array.from({ length: 1_000 }, (_, n) => (n + 1) / 10));
  assert.equal(times.count, 1_000);
  for (const [part, want] of [[0.5, 50], [0.99, 99], [1, 100]] as const) {
    const found = times.within(part);
    assert.ok(found >= want && found <= want * 1.021, `${part}: ${found}`);
  }
});

Deno.test("within() of one is that one, however short", () => {
  assert.ok(timesOf([0]).within(0.99) <= 0.01);
  const found = timesOf([60_000]).within(0.99);
  assert.ok(found >= 60_000 && found <= 61_300, String(found));
});

Deno.test("within() of none is no number", () => {
  assert.ok(Number.isNaN(new Times().within(0.99)));
});
