/** Tests shell functions. */
import assert from "node:assert/strict";
import { runs } from "../programs/seen.ts";
import { told } from "../programs/told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['f() { rm "$1"; }; f a', ["rm"], ["delete /home/dev/project/a"]],
    ['f() { rm "$@"; }; f a b', ["rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ["f() { X=a; }; f; rm $X", ["rm"], ["delete /home/dev/project/a"]],
    ["f() { cd /tmp; }; f; rm a", ["cd", "rm"], ["delete /tmp/a"]],
    ["f() { g; }; g() { rm a; }; f", ["rm"], ["delete /home/dev/project/a"]],
    ["f() { rm a; } > out; f", ["rm"], [
      "write /home/dev/project/out",
      "delete /home/dev/project/a",
    ]],
    ["f() ( rm a ); f", ["rm"], ["delete /home/dev/project/a"]],
    ["function f { rm a; }; f", ["rm"], ["delete /home/dev/project/a"]],
    ["rm() { echo no; }; rm a", ["echo"], []],
    ["rm() { echo no; }; command rm a", ["command", "rm < command"], [
      "delete /home/dev/project/a",
    ]],
    ["f() { rm a; }; bash -c f", ["bash inline", "f unknown < bash -c"], []],
    ["f() { echo rm a; }; f | sh", ["echo", "sh stdin", "rm < sh"], [
      "delete /home/dev/project/a",
    ]],
    ["command_not_found_handle() { rm a; }; nothere", ["rm"], [
      "delete /home/dev/project/a",
    ]],
    ["unset -f f; f() { rm a; }; unset -f f; f", [
      "unset",
      "unset",
      "f unknown",
    ], []],
    ['f() { "$@" && f rm a; }; f true', ["true", "rm"], [
      "delete /home/dev/project/a",
      "unresolved code",
    ]],
    ["c=true; f() { $c; c='rm a'; t && f; }; f", [
      "true",
      "t unknown",
      "rm",
      "t unknown",
    ], ["delete /home/dev/project/a", "unresolved code"]],
    ["set -- a; f() { :; }; f b; rm $1", ["set", ":", "rm"], [
      "delete /home/dev/project/a",
    ]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`callFunction() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
