/** Tests Git on commits and refs. */
import assert from "node:assert/strict";
import { gitEffects } from "./seen.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["git commit --dry-run", []],
  ["git commit -F msg", ["read /home/dev/project/msg", "git commit"]],
  ["git rebase --continue", ["git rebase rewrites_history"]],
  ["git am a.patch", ["read /home/dev/project/a.patch", "git am ref=a.patch"]],
  ["git branch -m a b", ["git branch ref=a"]],
  ["git branch -f a b", ["git branch forced ref=a"]],
  ["git branch -a", []],
  ["git tag -f v1", ["git tag forced ref=v1"]],
  ["git symbolic-ref HEAD", []],
  ["git symbolic-ref HEAD x", ["git symbolic-ref forced ref=HEAD"]],
  ["git reflog expire --dry-run --expire=now", []],
  ["git gc --no-prune", ["git gc"]],
  ["git gc --prune=2.weeks.ago", ["git gc"]],
  ["git repack -ad", ["git repack"]],
  ["git filter-branch --subdirectory-filter x", [
    "git filter-branch rewrites_history discards_work",
  ]],
  ["git replace a b", ["git replace rewrites_history forced ref=a"]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`HISTORY follows: ${command}`, () => {
    assert.deepEqual(gitEffects(command), wanted);
  });
}
