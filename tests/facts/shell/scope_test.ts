/** Tests what subshells and child processes see. */
import assert from "node:assert/strict";
import { runs } from "../programs/seen.ts";
import { told } from "../programs/told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["X=a; (X=b; rm $X); rm $X", ["rm", "rm"], [
      "delete /home/dev/project/b",
      "delete /home/dev/project/a",
    ]],
    ["X=a; echo | X=b; rm $X", ["echo", "rm", "rm"], [
      "delete /home/dev/project/b",
      "delete /home/dev/project/a",
    ]],
    ["(f() { rm a; }; f); f", ["rm", "f unknown"], [
      "delete /home/dev/project/a",
    ]],
    ["cd /tmp; (cd /etc; rm a); rm b", ["cd", "cd", "rm", "rm"], [
      "delete /etc/a",
      "delete /tmp/b",
    ]],
    ["alias x='rm a'; (x)", ["alias", "rm"], ["delete /home/dev/project/a"]],
    ["export X=a; bash -c 'X=b; rm $X'; rm $X", [
      "export",
      "bash inline",
      "rm < bash -c",
      "rm",
    ], ["delete /home/dev/project/b", "delete /home/dev/project/a"]],
    ["exec 3<<<'rm a'; (bash <&3)", ["exec", "bash stdin", "rm < bash"], [
      "delete /home/dev/project/a",
    ]],
    ["if c; then f() { rm a; }; fi; f", ["c unknown", "rm"], [
      "delete /home/dev/project/a",
    ]],
    ["set -- a; (set -- b; rm $1); rm $1", ["set", "set", "rm", "rm"], [
      "delete /home/dev/project/b",
      "delete /home/dev/project/a",
    ]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`Scope follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
