/** Tests that commands are drawn alike for the same seed, and rewritten. */
import assert from "node:assert/strict";
import type { Command } from "./commands.ts";
import { rewritten } from "./rewritten.ts";

const COMMANDS: readonly Command[] = ["ls -a src", "cat a b", "touch x", "if"]
  .map((run) => ({ family: "own", run, needs: ["x"] }));

Deno.test("rewritten() draws so many, each otherwise than it was, and none twice", () => {
  const runs = rewritten(COMMANDS, 40, 1);
  assert.equal(runs.length, 40);
  assert.equal(new Set(runs.map(({ run }) => run)).size, 40);
  for (const { run, family, needs } of runs) {
    assert.ok(COMMANDS.every((one) => one.run !== run), run);
    assert.deepEqual([family, needs], ["rewritten", ["x"]]);
  }
});

Deno.test("rewritten() is the same for the same seed, and another for another", () => {
  const [one, again, other] = [7, 7, 8].map((seed) =>
    rewritten(COMMANDS, 5, seed).map(({ run }) => run)
  );
  assert.deepEqual(one, again);
  assert.notDeepEqual(one, other);
});

Deno.test("rewritten() ends where there is nothing to rewrite", () => {
  assert.deepEqual(rewritten([], 5, 1), []);
  assert.deepEqual(rewritten(COMMANDS.slice(3), 5, 1), []);
});
