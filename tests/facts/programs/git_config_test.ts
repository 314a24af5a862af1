/** Tests settings of Git that run programs. */
import assert from "node:assert/strict";
import { gitEffects } from "./seen.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["git -c core.sshCommand='rm a' fetch", [
    "delete /home/dev/project/a",
    "git fetch",
  ]],
  ["git -c core.pager='rm a' log", ["delete /home/dev/project/a"]],
  ["git -c core.pager=less log", []],
  ["git -c core.hooksPath=/tmp/x commit", [
    "configure other core.hookspath",
    "git commit",
  ]],
  ["git -c http.sslVerify=false fetch", [
    "configure other http.sslverify",
    "git fetch",
  ]],
  ["git -c http.sslVerify=true fetch", ["git fetch"]],
  ["git -c user.name=x commit", ["git commit"]],
  ["git -c credential.helper='!rm a' fetch", [
    "delete /home/dev/project/a",
    "git fetch",
  ]],
  ["git config core.editor 'rm a'", [
    "append /home/dev/project/.git/config",
    "configure startup core.editor",
    "delete /home/dev/project/a",
  ]],
  ["git config --unset alias.x", ["append /home/dev/project/.git/config"]],
  ["git config set core.fsmonitor 'rm a'", [
    "append /home/dev/project/.git/config",
    "configure startup core.fsmonitor",
    "delete /home/dev/project/a",
  ]],
  ["git config get x.y", ["list /home/dev/project/.git/config"]],
  ["git config --list", ["list /home/dev/project/.git/config"]],
  ["git config --file x core.pager 'rm a'", [
    "append /home/dev/project/x",
    "configure startup core.pager",
    "delete /home/dev/project/a",
  ]],
  ["git config --system user.name x", ["append /etc/gitconfig"]],
  ['git config core.sshCommand "$X"', [
    "unresolved variable",
    "append /home/dev/project/.git/config",
    "configure startup core.sshcommand",
    "unresolved code",
  ]],
  ["git config safe.directory '*'", [
    "append /home/dev/project/.git/config",
    "configure other safe.directory",
  ]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`configure() follows: ${command}`, () => {
    assert.deepEqual(gitEffects(command), wanted);
  });
}
