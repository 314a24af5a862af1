/** Tests of judging whether memory grows. */
import assert from "node:assert/strict";
import { growthOf } from "./memory.ts";

const MIB = 1_048_576;
const series = (at: (second: number) => number) =>
  Array.from({ length: 90 }, (_, second) => at(second) * MIB);

for (
  const [what, figures, grows] of [
    ["stays", series(() => 120), false],
    [
      "grows while it warms up",
      series((at) => 60 + Math.min(at, 30) * 4),
      false,
    ],
    ["goes up and down", series((at) => 120 + 40 * (at % 2)), false],
    ["grows without an end", series((at) => 100 + 6 * at), true],
    ["is not known", [], false],
  ] as const
) {
  Deno.test(`growthOf() says ${grows} of memory that ${what}`, () => {
    assert.equal(growthOf(figures).grows, grows);
  });
}
