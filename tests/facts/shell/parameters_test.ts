/** Tests parameter expansion. */
import assert from "node:assert/strict";
import { runs } from "../programs/seen.ts";
import { told } from "../programs/told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["rm ${X:-a}", ["rm"], ["delete /home/dev/project/a"]],
    ["X=; rm ${X:-a}", ["rm"], ["delete /home/dev/project/a"]],
    ["X=; rm ${X-a}", ["rm"], []],
    ["X=b; rm ${X:-a}", ["rm"], ["delete /home/dev/project/b"]],
    ["rm ${X:=a}; rm $X", ["rm", "rm"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/a",
    ]],
    ["X=b; rm ${X:+a}", ["rm"], ["delete /home/dev/project/a"]],
    ["unset X; rm ${X:+a} c", ["unset", "rm"], ["delete /home/dev/project/c"]],
    ["rm ${X:?no}", ["rm"], ["unresolved variable", "delete ${X:?no}"]],
    ["X=a.sh; rm ${X%.sh}", ["rm"], ["delete /home/dev/project/a"]],
    ["X=a.b.c; rm ${X%%.*}", ["rm"], ["delete /home/dev/project/a"]],
    ["X=a.b.c; rm ${X#*.}", ["rm"], ["delete /home/dev/project/b.c"]],
    ["X=a.b.c; rm ${X##*.}", ["rm"], ["delete /home/dev/project/c"]],
    ["X=aXb; rm ${X/X/c}", ["rm"], ["delete /home/dev/project/acb"]],
    ["X=aXbX; rm ${X//X/c}", ["rm"], ["delete /home/dev/project/acbc"]],
    ["X=aab; rm ${X/#a/c}", ["rm"], ["delete /home/dev/project/cab"]],
    ["X=aab; rm ${X/%b/c}", ["rm"], ["delete /home/dev/project/aac"]],
    ["X=abcd; rm ${X:1:2}", ["rm"], ["delete /home/dev/project/bc"]],
    ["X=abcd; rm ${X: -2}", ["rm"], ["delete /home/dev/project/cd"]],
    ["X=abcd; rm ${X:0:-1}", ["rm"], ["delete /home/dev/project/abc"]],
    ["X=ab; rm ${X^}", ["rm"], ["delete /home/dev/project/Ab"]],
    ["X=ab; rm ${X^^}", ["rm"], ["delete /home/dev/project/AB"]],
    ["X=AB; rm ${X,}", ["rm"], ["delete /home/dev/project/aB"]],
    ["X=AB; rm ${X,,}", ["rm"], ["delete /home/dev/project/ab"]],
    ["X=ab; rm ${X@U}", ["rm"], ["delete /home/dev/project/AB"]],
    ["X=AB; rm ${X@L}", ["rm"], ["delete /home/dev/project/ab"]],
    ["X=ab; rm ${X@u}", ["rm"], ["delete /home/dev/project/Ab"]],
    ["X=abc; rm ${#X}", ["rm"], ["delete /home/dev/project/3"]],
    ["Y=a; X=Y; rm ${!X}", ["rm"], ["delete /home/dev/project/a"]],
    ["X=(a b c); rm ${#X[@]}", ["rm"], ["delete /home/dev/project/3"]],
    ["X=(a b); rm ${X[-1]}", ["rm"], ["delete /home/dev/project/b"]],
    ["rm ${X[$I]}", ["rm"], ["unresolved variable", "delete ${X[$I]}"]],
    ["rm ${!P*}", ["rm"], ["unresolved variable", "delete ${!P*}"]],
    ["X=abc; rm ${X@A}", ["rm"], ["unresolved variable", "delete ${X@A}"]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`expandParameter() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
