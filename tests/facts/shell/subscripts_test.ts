/** Tests that code in the values of variables is found where arithmetic, subscripts or prompts run it, and only there. */
import assert from "node:assert/strict";
import { told } from "../programs/told.ts";

const X = "x='a[$(rm f)]'; ";

/** Commands that run what the value holds. */
const RUNS: readonly string[] = [
  "echo $(( a[$(rm f)] ))",
  `${X}echo $((x))`,
  `${X}echo $((1 + $x))`,
  `${X}echo $[x]`,
  `${X}((x))`,
  `${X}((y += x))`,
  "x='$(rm f)'; ((b[$x]))",
  "x='y + 1'; y='a[`rm f`]'; echo $((x))",
  `${X}let x`,
  `${X}[[ $x -eq 1 ]]`,
  `${X}[[ 0 -lt x ]]`,
  `${X}[[ -v $x ]]`,
  `${X}test -v "$x"`,
  `${X}[ -v "$x" ]`,
  `${X}printf -v "$x" 1`,
  `${X}read "$x" <<< 1`,
  `${X}unset "$x"`,
  `${X}declare -i n=x`,
  `${X}declare -i n; n=x`,
  "declare 'a[$(rm f)]=1'",
  "declare -n r='a[$(rm f)]'",
  `${X}echo \${arr[$x]}`,
  `${X}arr[$x]=1`,
  `${X}y=abc; echo \${y:x}`,
  `${X}y=abc; echo \${y:0:x}`,
  `${X}echo \${!x}`,
  `${X}for ((i=x; i<1; i++)); do :; done`,
  "set -- 'a[$(rm f)]'; echo $(($1))",
  "x='$(rm f)'; echo ${x@P}",
  "PS4='$(rm f)'; set -x",
  "set -x; PS4='$(rm f)'",
  "PS4='$(rm f)'; set -o xtrace",
  "PS4='$(rm f)' bash -xc true",
  "PS1='$(rm f)' bash -i",
  "PROMPT_COMMAND='rm f' bash -i",
];

for (const command of RUNS) {
  Deno.test(`code in a value is run: ${command}`, () => {
    assert.ok(told(command).includes("delete /home/dev/project/f"));
  });
}

/** Commands that only print or compare it. */
const SPEAKS: readonly string[] = [
  `${X}echo $x`,
  `${X}echo "$x" \${#x}`,
  `${X}[ "$x" = 1 ]`,
  `${X}[[ $x == 1 ]]`,
  `${X}case $x in a*) :;; esac`,
  "x='$(rm f)'; echo $((x))",
  "x='$(rm f)'; echo ${x@Q}",
  "PS4='$(rm f)'; echo",
  "PS4='$(rm f)' bash -c true",
  "PROMPT_COMMAND='rm f' bash -c true",
];

for (const command of SPEAKS) {
  Deno.test(`code in a value is not run: ${command}`, () => {
    assert.deepEqual(told(command), []);
  });
}

Deno.test("expressions in values are calculated", () => {
  const want = ["delete /home/dev/project/7"];
  assert.deepEqual(told("y=3; x='y * 2'; rm $((x + 1))"), want);
  assert.deepEqual(told("a=(5 7); x='a[i]'; i=1; rm $((x))"), want);
  assert.deepEqual(told("declare -i n=3+4; rm $n"), want);
});

Deno.test("a value that names itself ends", () => {
  assert.deepEqual(told("x=x; echo $((x))"), []);
  assert.deepEqual(
    told("x='a[x]'; a=(x); echo $((x))").includes("delete"),
    false,
  );
});
