/** Tests what follows from the values of variables that programs and shells heed. */
import assert from "node:assert/strict";
import { facts } from "../../../src/facts/facts.ts";

/** What variables have loaded, with the kind of place, and what becomes of the history. */
function noted(command: string): readonly string[] {
  return facts({
    tool_name: "Bash",
    parameters: { command },
    cwd: "/home/dev/project",
  }).effects.flatMap((effect) => {
    if (effect.kind === "changes") {
      return [`${effect.operation} ${effect.target}`];
    }
    if (effect.kind !== "executes" || effect.path_class === undefined) {
      return [];
    }
    return [`${effect.from} ${effect.line} ${effect.path_class.join()}`];
  });
}

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["LD_PRELOAD=/tmp/x.so ls", ["preload LD_PRELOAD=/tmp/x.so temporary"]],
  ["env LD_PRELOAD=/tmp/x.so ls", ["preload LD_PRELOAD=/tmp/x.so temporary"]],
  ["export LD_PRELOAD=~/x.so", ["preload LD_PRELOAD=~/x.so home"]],
  ["X=/tmp/x.so; declare -x LD_AUDIT=$X", [
    "preload LD_AUDIT=/tmp/x.so temporary",
  ]],
  ["LD_PRELOAD='a.so /tmp/b.so' ls", [
    "preload LD_PRELOAD=a.so home,project",
    "preload LD_PRELOAD=/tmp/b.so temporary",
  ]],
  ["LD_PRELOAD= ls", []],
  ["LD_PRELOAD=$Y ls", []],
  ["BASH_ENV=/tmp/x bash -c true", ["preload BASH_ENV=/tmp/x temporary"]],
  ["PYTHONPATH=src:/tmp/x pytest", [
    "lookup PYTHONPATH=src home,project",
    "lookup PYTHONPATH=/tmp/x temporary",
  ]],
  ["PATH=/tmp/bin:$PATH ls", ["lookup PATH=/tmp/bin temporary"]],
  ["LD_LIBRARY_PATH='C:/a;/tmp/b' x", [
    "lookup LD_LIBRARY_PATH=C:/a outside",
    "lookup LD_LIBRARY_PATH=/tmp/b temporary",
  ]],
  ["export PATH=/tmp/bin", ["lookup PATH=/tmp/bin temporary"]],
  ["NODE_OPTIONS='--require /tmp/x.js' npm test", [
    "preload NODE_OPTIONS=/tmp/x.js temporary",
  ]],
  ["NODE_OPTIONS=--import=/tmp/x.mjs node a.js", [
    "preload NODE_OPTIONS=/tmp/x.mjs temporary",
  ]],
  ["NODE_OPTIONS=--max-old-space-size=4096 node a.js", []],
  ["RUBYOPT=-r/tmp/x ruby a.rb", ["preload RUBYOPT=/tmp/x temporary"]],
  ["JAVA_TOOL_OPTIONS=-javaagent:/tmp/x.jar mvn test", [
    "preload JAVA_TOOL_OPTIONS=/tmp/x.jar temporary",
  ]],
  ["GIT_CONFIG_GLOBAL=/tmp/x git status", [
    "preload GIT_CONFIG_GLOBAL=/tmp/x temporary",
  ]],
  ["GIT_CONFIG_GLOBAL=/dev/null git status", []],
  ["git -c include.path=/tmp/x status", [
    "preload include.path=/tmp/x temporary",
    "configure include.path",
  ]],
  ["enable -f /tmp/x.so x", ["preload enable -f=/tmp/x.so temporary"]],
  ["ssh -F /tmp/x h.example", ["lookup ssh -F=/tmp/x temporary"]],
  ["HISTFILE=/dev/null", ["disable history"]],
  ["export HISTFILE=", ["disable history"]],
  ["HISTSIZE=0 bash -i", ["disable history"]],
  ["HISTSIZE=1000", []],
  ["unset HISTFILE", ["disable history"]],
  ["unset OTHER", []],
  ["set +o history", ["disable history"]],
  ["set -o history", []],
];

for (const [command, wanted] of CASES) {
  Deno.test(`noteValue(): ${command}`, () => {
    assert.deepEqual(noted(command), wanted);
  });
}
