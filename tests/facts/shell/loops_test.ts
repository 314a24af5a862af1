/** Tests loops and `case`. */
import assert from "node:assert/strict";
import { runs } from "../programs/seen.ts";
import { told } from "../programs/told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["for i in a b; do rm $i; done", ["rm", "rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ['for i in *; do rm "$i"; done', ["rm"], ["delete /home/dev/project/*"]],
    ["for i; do rm $i; done", [], []],
    ["c=true; for ((;;)); do $c; c='rm a'; done", ["true", "rm", "true"], [
      "delete /home/dev/project/a",
    ]],
    ["set -- true rm; while t; do $1 a; shift; done", [
      "set",
      "t unknown",
      "true",
      "shift",
      "t unknown",
      "rm",
      "shift",
      "t unknown",
    ], ["delete /home/dev/project/a"]],
    ["for i in {1..3}; do rm $i; done", ["rm", "rm", "rm"], [
      "delete /home/dev/project/1",
      "delete /home/dev/project/2",
      "delete /home/dev/project/3",
    ]],
    ["for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18; do rm x; done", [
      "rm",
      "rm",
      "rm",
      "rm",
      "rm",
      "rm",
      "rm",
      "rm",
      "rm",
      "rm",
      "rm",
      "rm",
      "rm",
      "rm",
      "rm",
      "rm",
      "rm",
    ], [
      "delete /home/dev/project/x",
      "delete /home/dev/project/x",
      "delete /home/dev/project/x",
      "delete /home/dev/project/x",
      "delete /home/dev/project/x",
      "delete /home/dev/project/x",
      "delete /home/dev/project/x",
      "delete /home/dev/project/x",
      "delete /home/dev/project/x",
      "delete /home/dev/project/x",
      "delete /home/dev/project/x",
      "delete /home/dev/project/x",
      "delete /home/dev/project/x",
      "delete /home/dev/project/x",
      "delete /home/dev/project/x",
      "delete /home/dev/project/x",
      "delete /home/dev/project/x",
    ]],
    ["for i in $(cat list); do rm $i; done", ["cat", "rm"], [
      "read /home/dev/project/list",
      "unresolved variable",
      "delete $i",
    ]],
    ["while read x; do rm $x; done < list", ["read", "rm"], [
      "read /home/dev/project/list",
      "unresolved variable",
      "delete $x",
    ]],
    ["until rm a; do rm b; done", ["rm", "rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ["for ((i=0;i<2;i++)); do rm a$i; done", ["rm", "rm"], [
      "delete /home/dev/project/a0",
      "delete /home/dev/project/a1",
    ]],
    ["for ((i=n;i<2;i++)); do rm a; done", ["rm"], [
      "delete /home/dev/project/a",
    ]],
    ["while true; do $c a; c=rm; done", [
      "true",
      "$c variable unknown",
      "true",
      "rm",
      "true",
    ], [
      "unresolved command",
      "delete /home/dev/project/a",
    ]],
    ["select i in a b; do rm $i; done", ["rm", "rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ["case a in a) rm a;; b) rm b;; esac", ["rm"], [
      "delete /home/dev/project/a",
    ]],
    ["case $X in a) rm a;; *) rm b;; esac", ["rm", "rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ["case a in a) rm a;& b) rm b;; esac", ["rm", "rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ["case ab in a?) rm a;; esac", ["rm"], ["delete /home/dev/project/a"]],
    ["case a in b) rm a;; esac", [], []],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`runFor() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
