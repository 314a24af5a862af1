/** Tests commands that the environment names. */
import assert from "node:assert/strict";
import { told } from "./told.ts";

const A = "delete /home/dev/project/a";

for (
  const command of [
    "GIT_SSH_COMMAND='rm a' git fetch",
    "export GIT_SSH_COMMAND='rm a'; git fetch",
    "env GIT_PAGER='rm a' git -p log",
    "EDITOR='rm a' git commit",
    "RSYNC_RSH='rm a' rsync --version; RSYNC_RSH='rm a' rsync x h:y",
    "LESSOPEN='|rm a' less x",
    "LESSOPEN='||-rm a' less x",
    "MANPAGER='rm a' man ls",
    "man -P 'rm a' ls",
    "man --pager='rm a' ls",
    "less '+!rm a' x",
    "VISUAL='rm a' crontab -e",
    "KUBE_EDITOR='rm a' kubectl edit pod x",
  ]
) {
  Deno.test(`runNamedCommands() follows: ${command}`, () => {
    assert.equal(told(command).filter((one) => one === A).length, 1);
  });
}

for (
  const command of [
    "git log",
    "PAGER= git log",
    "PAGER='rm a' ls",
    "unset PAGER; git log",
    "GIT_PAGER='rm a' git --version",
  ]
) {
  Deno.test(`runNamedCommands() has nothing to follow: ${command}`, () => {
    assert.ok(!told(command).includes(A));
  });
}
