/** How it is told that a metric stands still. */
import assert from "node:assert/strict";
import { expressions, unmoved } from "./moves.ts";

const asked = (text: string) => [{ of: "it", text }];
const before = 'a_total{b="c",d="e"} 1\nn 4\n';
const after = 'a_total{b="c",d="e"} 2\na_total{b="x",d="e"} 0\nn 4\n';

for (
  const [text, wanted] of [
    ["rate(a_total[5m])", []],
    ['sum by (d) (rate(a_total{b="c", instance=~".*"}[5m])) > 1', []],
    ['rate(a_total{b="x"}[5m])', ['a_total{b="x"}']],
    ['rate(a_total{b=~"c|x"}[5m])', []],
    ['rate(a_total{b!="c"}[5m])', ['a_total{b!="c"}']],
    ["n == 1", ["n"]],
    ["gone == 1", ["gone"]],
    ["sum by (f) (a_total)", ["f of it"]],
  ] as const
) {
  Deno.test(`unmoved() of ${text} is ${JSON.stringify(wanted)}`, () => {
    assert.deepEqual(unmoved(asked(text), [before, after]), wanted);
  });
}

Deno.test("expressions() has every alert and every panel", () => {
  const names = expressions().map(({ of }) => of);
  for (const one of ["SuperegoDown", "SuperegoConnections", "panel Ready"]) {
    assert.ok(names.includes(one), one);
  }
});
