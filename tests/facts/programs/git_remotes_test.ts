/** Tests Git with other repositories. */
import assert from "node:assert/strict";
import { gitEffects } from "./seen.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["git push --repo=x main", ["git push remote ref=main target=x"]],
  ["git push --prune", ["git push deletes_ref remote"]],
  ["git push --exec='rm a' x", ["delete a", "git push remote target=x"]],
  ["git push ext::'rm a'", [
    "git push remote target=ext::rm a",
    "delete /home/dev/project/a",
  ]],
  ["git fetch --upload-pack='rm a' x", ["delete a", "git fetch target=x"]],
  ["git fetch https://h.example/x", [
    "git fetch target=https://h.example/x",
    "send nothing to h.example",
  ]],
  ["git pull", ["git pull"]],
  ["git pull --rebase=false", ["git pull"]],
  ["git clone -c core.fsmonitor='rm -r /' --config user.name=a a.git", [
    "git clone target=a.git",
    "delete tree /",
    "write /home/dev/project/a",
  ]],
  ["git clone a.git", ["git clone target=a.git", "write /home/dev/project/a"]],
  ["git remote remove x", ["git remote remove target=x"]],
  ["git remote set-url origin https://h.example/x", [
    "git remote set-url target=https://h.example/x",
  ]],
  ["git send-email --to x a.patch", ["send file to "]],
  ["git format-patch --stdout HEAD", []],
];

for (const [command, wanted] of CASES) {
  Deno.test(`REMOTES follows: ${command}`, () => {
    assert.deepEqual(gitEffects(command), wanted);
  });
}
