/** Tests how the work of an analysis is counted. */
import assert from "node:assert/strict";
import { BUDGET, Meter } from "../../src/facts/budget.ts";

const SMALL = { bytes: 10, steps: 3, depth: 2, effects: 1 };

Deno.test("Meter counts what is spent and says when nothing is left", () => {
  const meter = new Meter(SMALL);
  assert.equal(meter.spend(), true);
  assert.equal(meter.spend(2), true);
  assert.equal(meter.exhausted, false);
  assert.equal(meter.spend(), false);
  assert.equal(meter.exhausted, true);
  assert.equal(meter.steps, 4);
});

const LIMITS: readonly (readonly [string, (meter: Meter) => boolean])[] = [
  ["a nesting too deep", (meter) => meter.enter(3)],
  ["a text too long", (meter) => meter.admits(11)],
  ["an effect too many", (meter) => meter.holds(1)],
];

for (const [what, ask] of LIMITS) {
  Deno.test(`Meter refuses ${what} and remembers it`, () => {
    const meter = new Meter(SMALL);
    assert.equal(ask(meter), false);
    assert.equal(meter.exhausted, true);
  });
}

Deno.test("Meter admits what is within its limits", () => {
  const meter = new Meter(SMALL);
  assert.equal(meter.enter(2), true);
  assert.equal(meter.admits(10), true);
  assert.equal(meter.holds(0), true);
  assert.equal(meter.exhausted, false);
});

Deno.test("Meter enters nothing once it is exhausted", () => {
  const meter = new Meter(SMALL);
  meter.stop();
  assert.equal(meter.exhausted, true);
  assert.equal(meter.enter(1), false);
  assert.equal(meter.spend(), false);
});

Deno.test("BUDGET leaves room for a long script", () => {
  assert.ok(BUDGET.bytes >= 65_536);
  assert.ok(BUDGET.steps >= 1_000);
});
