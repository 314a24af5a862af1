/** Tests what builtins that declare are said to do. */
import assert from "node:assert/strict";
import { DECLARATIONS } from "../../../src/facts/programs/declarations.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['declare X=/; rm -rf "$X"', ["delete tree /"]],
  ["local X=/", []],
  ["export X=rm; bash -c '$X -rf /'", ["delete tree /"]],
  ["X=rm; bash -c '$X -rf /'", ["unresolved command"]],
  ["readonly X=/; rm -rf $X", ["delete tree /"]],
  ["declare -l X=RM; $X -rf /", ["delete tree /"]],
  ["declare -n R=T; T=rm; $R -rf /", ["delete tree /"]],
  ["typeset -u X=a; echo $X > $X", ["write /home/dev/project/A"]],
  ["export -n X", []],
  ["export -p", []],
  ["read X <<< rm; $X -rf /", ["delete tree /"]],
  ["read -a X <<< 'rm -rf'; ${X[0]} -rf /", ["delete tree /"]],
  ["printf 'rm\\n' | { read X; $X -rf /; }", ["delete tree /"]],
  ["mapfile -t X <<< 'rm -rf /'; eval \"${X[0]}\"", ["delete tree /"]],
  ["readarray -C 'rm -rf /' -c 1 X < a", [
    "read /home/dev/project/a",
    "delete tree /",
    "delete tree /home/dev/project/0",
    "delete tree /home/dev/project/\n",
  ]],
  ["declare X+=b", []],
];

for (const [command, wanted] of CASES) {
  Deno.test(`DECLARATIONS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("DECLARATIONS has a case for every row", () => {
  assert.deepEqual(
    untried(DECLARATIONS, CASES.map(([command]) => command)),
    [],
  );
});
