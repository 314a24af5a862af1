/** Tests of counting by subject within windows. */
import assert from "node:assert/strict";
import { Tally } from "../../src/alarm/tally.ts";

const OPTIONS = { threshold: 3, window_ms: 1_000, entries: 16 };

Deno.test("Tally says once a window that the threshold is reached", () => {
  const tally = new Tally(OPTIONS);
  const said = [0, 1, 2, 3, 999, 1_000, 1_001, 1_002].map((now) =>
    tally.count("a", now)
  );
  assert.deepEqual(said, [
    false,
    false,
    true,
    false,
    false,
    false,
    false,
    true,
  ]);
});

Deno.test("Tally counts subjects apart, and never where the threshold is 0", () => {
  const tally = new Tally(OPTIONS);
  assert.deepEqual(
    ["a", "b", "a", "b", "a", "b"].map((who) => tally.count(who, 0)),
    [false, false, false, false, true, true],
  );
  const never = new Tally({ ...OPTIONS, threshold: 0 });
  assert.equal(never.count("a", 0), false);
  assert.equal(never.idle, true);
});

Deno.test("Tally counts different values, each once", () => {
  const tally = new Tally(OPTIONS);
  const said = ["x", "x", "y", "y", "z", "z", "w"].map((value) =>
    tally.count("a", 0, value)
  );
  assert.deepEqual(said.indexOf(true), 4);
  assert.equal(said.filter(Boolean).length, 1);
});

Deno.test("Tally.take() knows who has reached the threshold, and begins anew", () => {
  const tally = new Tally(OPTIONS);
  for (const who of ["a", "a", "a", "b"]) tally.count(who, 0);
  assert.equal(tally.take("b", 1), false);
  assert.equal(tally.take("a", 1), true);
  assert.equal(tally.take("a", 1), false);
  assert.equal(tally.idle, true);
  for (const who of ["a", "a", "a"]) tally.count(who, 0);
  assert.equal(tally.take("a", 1_000), false);
});

Deno.test("Tally remembers no more subjects than it may", () => {
  const tally = new Tally({ ...OPTIONS, threshold: 2, entries: 2 });
  assert.equal(tally.count("a", 0), false);
  for (let at = 0; at < 1_000; at++) tally.count(`other ${at}`, 0);
  assert.equal(tally.count("a", 0), false);
  assert.equal(tally.count("a", 0), true);
});
