/** Tests how words become what a program receives. */
import assert from "node:assert/strict";
import { runs } from "../programs/seen.ts";
import { told } from "../programs/told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['r\\m -r"f" /', ["rm"], ["delete tree /"]],
    ["$'rm' -rf /", ["rm"], ["delete tree /"]],
    ["$'\\x72\\x6d' -rf /", ["rm"], ["delete tree /"]],
    ["\"r\"'m' -rf /", ["rm"], ["delete tree /"]],
    ["rm -rf /{,}", ["rm"], ["delete tree /", "delete tree /"]],
    ["rm -rf {a,b}{c,d}", ["rm"], [
      "delete tree /home/dev/project/ac",
      "delete tree /home/dev/project/ad",
      "delete tree /home/dev/project/bc",
      "delete tree /home/dev/project/bd",
    ]],
    ["rm -rf a{1..3}", ["rm"], [
      "delete tree /home/dev/project/a1",
      "delete tree /home/dev/project/a2",
      "delete tree /home/dev/project/a3",
    ]],
    ["rm -rf '{a,b}'", ["rm"], ["delete tree /home/dev/project/{a,b}"]],
    ['rm -rf "a b"', ["rm"], ["delete tree /home/dev/project/a b"]],
    ["X='a b'; rm $X", ["rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ["X='a b'; rm \"$X\"", ["rm"], ["delete /home/dev/project/a b"]],
    ["rm a\\ b", ["rm"], ["delete /home/dev/project/a b"]],
    ["rm *", ["rm"], ["delete /home/dev/project/*"]],
    ["rm '*'", ["rm"], ["delete /home/dev/project/*"]],
    ["rm ~", ["rm"], ["delete /home/dev"]],
    ["rm '~'", ["rm"], ["delete /home/dev/project/~"]],
    ['rm "$HOME"', ["rm"], ["delete /home/dev"]],
    ["rm ${HOME}/x", ["rm"], ["delete /home/dev/x"]],
    ["X='*'; rm $X", ["rm"], ["delete /home/dev/project/*"]],
    ["rm $(echo a b)", ["echo", "rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ['rm "$(echo a b)"', ["echo", "rm"], ["delete /home/dev/project/a b"]],
    ["rm `echo a`", ["echo", "rm"], ["delete /home/dev/project/a"]],
    ["rm a$(echo b)c", ["echo", "rm"], ["delete /home/dev/project/abc"]],
    ["rm $UNSET", ["rm"], ["unresolved variable", "delete $UNSET"]],
    ['rm "/tmp/$UNSET"', ["rm"], ["unresolved variable", "delete /tmp/*"]],
    ["rm $((1+2))", ["rm"], ["delete /home/dev/project/3"]],
    ["rm -rf /et[c]", ["rm"], ["delete tree /et[c]"]],
    ["rm @(a|b)", ["rm"], ["delete /home/dev/project/*"]],
    ['X=(a b); rm "${X[@]}"', ["rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ["X=(a b); rm ${X[1]}", ["rm"], ["delete /home/dev/project/b"]],
    ['rm "$@"', ["rm"], []],
    ["set -- rm a; X=$@; $X", ["set", "rm"], ["delete /home/dev/project/a"]],
    ["rm <(echo a)", ["echo", "rm"], ["delete /dev/fd/p1"]],
    ["rm$IFS-rf$IFS/", ["rm"], ["delete tree /"]],
    ["rm # -rf /", ["rm"], []],
    ["IFS=,; X=rm,a,b; $X", ["rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ["IFS=; X='a b'; rm $X", ["rm"], ["delete /home/dev/project/a b"]],
    ["IFS=]; X='a]b'; rm $X", ["rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ['set -- r m; IFS=; "$*" a', ["set", "rm"], ["delete /home/dev/project/a"]],
    ['X=(a b); rm "${X[*]}"', ["rm"], ["delete /home/dev/project/a b"]],
    ["IFS=, read X Y <<< rm,a; $X $Y", ["read", "rm"], [
      "delete /home/dev/project/a",
    ]],
    ["declare X={a,b}; rm $X", ["declare", "rm"], [
      "delete /home/dev/project/b",
    ]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`expandWord() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
