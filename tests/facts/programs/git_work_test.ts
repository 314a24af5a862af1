/** Tests Git on the working tree. */
import assert from "node:assert/strict";
import { gitEffects } from "./seen.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["git add a", ["git add"]],
  ["git reset --ha", ["git reset discards_work"]],
  ["git reset --keep x", ["git reset rewrites_history ref=x"]],
  ["git clean -i", ["git clean"]],
  ["git clean -fdx", ["git clean discards_work forced"]],
  ["git checkout .", ["git checkout discards_work ref=."]],
  ["git checkout v1.2", ["git checkout ref=v1.2"]],
  ["git checkout -p", ["git checkout"]],
  ["git checkout a/", ["git checkout discards_work ref=a/"]],
  ["git restore --worktree --staged a", ["git restore discards_work"]],
  ["git rm -f a", [
    "git rm forced discards_work",
    "delete /home/dev/project/a",
  ]],
  ["git rm -n a", []],
  ["git mv -n a b", []],
  ["git stash -u", ["git stash push"]],
  ["git stash pop", ["git stash pop"]],
  ["git worktree add x", ["git worktree add", "write /home/dev/project/x"]],
  ["git submodule update", ["git submodule update"]],
  ["git bisect reset", ["git bisect reset"]],
  ["git read-tree --reset x", ["git read-tree discards_work"]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`WORK follows: ${command}`, () => {
    assert.deepEqual(gitEffects(command), wanted);
  });
}
