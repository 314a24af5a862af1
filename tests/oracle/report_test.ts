/** Tests when a run fails: by what is missed, by gaps that are none, and by gaps of no command. */
import assert from "node:assert/strict";
import { summary } from "./report.ts";

function outcome(run: string, untold: readonly string[]) {
  return {
    command: { family: "own", run, needs: [] },
    acts: [],
    late: false,
    vague: 0,
    untold,
  };
}

const GAP = [{
  run: "a",
  why: "nobody can know it",
  real: [],
  certain: true,
}];

Deno.test("complete commands and known gaps pass, and are counted", () => {
  const { text, failed } = summary(
    [outcome("a", ["x"]), outcome("b", [])],
    GAP,
    true,
  );
  assert.equal(failed, false);
  assert.match(text, /^all +2 +1 +1 +0 +0 +0$/m);
});

Deno.test("what is missed fails, and says what happened", () => {
  const { text, failed } = summary(
    [outcome("b", ["delete /b by rm"])],
    [],
    true,
  );
  assert.equal(failed, true);
  assert.match(text, /missed: "b"\n +delete \/b by rm/);
});

Deno.test("a gap that is told by now fails", () => {
  const { text, failed } = summary([outcome("a", [])], GAP, true);
  assert.equal(failed, true);
  assert.match(text, /no gap any more: "a"/);
});

Deno.test("a gap that a stand-in cannot show passes", () => {
  const gaps = GAP.map((gap) => ({ ...gap, certain: false }));
  assert.equal(summary([outcome("a", [])], gaps, true).failed, false);
});

Deno.test("a gap of a command that is gone fails, unless only some were run", () => {
  assert.equal(summary([], GAP, true).failed, true);
  assert.equal(summary([], GAP, false).failed, false);
});
