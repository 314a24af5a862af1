/** Tests of remembering the latest decisions. */
import assert from "node:assert/strict";
import { MOST_REMEMBERED, Ring } from "../../src/audit/ring.ts";

const line = (sequence: number, kind = "decision", more = "") =>
  `{"sequence":${sequence},"previous":"genesis","kind":"${kind}","more":"${more}"}\n`;

const sequences = (ring: Ring, limit: number) =>
  ring.latest(limit).map(({ sequence }) => sequence);

Deno.test("Ring gives the latest first, and no more than asked", () => {
  const ring = new Ring();
  for (let i = 1; i <= 5; i++) ring.push(line(i));
  assert.deepEqual(sequences(ring, 3), [5, 4, 3]);
  assert.deepEqual(sequences(ring, 2.9), [5, 4]);
  assert.deepEqual(sequences(ring, 99), [5, 4, 3, 2, 1]);
  for (const none of [0, -1, NaN, 0.5]) {
    assert.deepEqual(sequences(ring, none), [], String(none));
  }
});

Deno.test("Ring remembers decisions only, and passes over what it cannot read", () => {
  const ring = new Ring();
  ring.push(line(1));
  ring.push(line(2, "repair"));
  ring.push("garbage");
  ring.push('{"sequence":3,"previous":"genesis","kind":"decision",torn');
  assert.deepEqual(sequences(ring, 9), [1]);
});

Deno.test("Ring is bounded by number and by size", () => {
  const ring = new Ring();
  for (let i = 1; i <= MOST_REMEMBERED + 5; i++) ring.push(line(i));
  assert.equal(ring.latest(Infinity).length, MOST_REMEMBERED);
  const big = new Ring();
  for (let i = 1; i <= 50; i++) {
    big.push(line(i, "decision", "x".repeat(200_000)));
  }
  assert.equal(big.latest(Infinity).length, 20);
  assert.equal(sequences(big, 1)[0], 50);
});
