/** Tests what variables hold. */
import assert from "node:assert/strict";
import { runs } from "../programs/seen.ts";
import { told } from "../programs/told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["X=a; rm $X", ["rm"], ["delete /home/dev/project/a"]],
    ["X=a; X+=b; rm $X", ["rm"], ["delete /home/dev/project/ab"]],
    ["X=a Y=b; rm $X $Y", ["rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ["X=a; unset X; rm b$X", ["unset", "rm"], ["delete /home/dev/project/b"]],
    ["declare -n R=T; T=a; rm $R", ["declare", "rm"], [
      "delete /home/dev/project/a",
    ]],
    ["declare -u X=a; rm $X", ["declare", "rm"], [
      "delete /home/dev/project/A",
    ]],
    ["rm $TMPDIR/x", ["rm"], ["delete /tmp/x"]],
    ["rm $PWD/x", ["rm"], ["delete /home/dev/project/x"]],
    ["rm /home/$USER/x", ["rm"], ["delete /home/dev/x"]],
    ["rm x$?", ["rm"], ["delete /home/dev/project/x0"]],
    ["rm $0", ["rm"], ["delete /home/dev/project/bash"]],
    ["set -- a b; rm $1 $2 $#", ["set", "rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
      "delete /home/dev/project/2",
    ]],
    ["X=(a b); X+=(c); rm ${X[2]}", ["rm"], ["delete /home/dev/project/c"]],
    ["X[2]=a; rm ${X[2]}", ["rm"], ["delete /home/dev/project/a"]],
    ["set -a; X=rm; bash -c '$X a'", ["set", "bash inline", "rm < bash -c"], [
      "delete /home/dev/project/a",
    ]],
    ["if c; then X=a; else X=b; fi; rm $X", ["c unknown", "rm", "rm"], [
      "delete /home/dev/project/b",
      "delete /home/dev/project/a",
    ]],
    ["if c; then X=a; fi; rm $X", ["c unknown", "rm"], [
      "delete /home/dev/project/a",
    ]],
    ["X=a; c && X=b; rm $X", ["c unknown", "rm", "rm"], [
      "delete /home/dev/project/b",
      "delete /home/dev/project/a",
    ]],
    ["X=a; for i in 1; do X=b; done; rm $X", ["rm", "rm"], [
      "delete /home/dev/project/b",
      "delete /home/dev/project/a",
    ]],
    ["IFS=:; rm a", ["rm"], ["delete /home/dev/project/a"]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`valueOf() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
