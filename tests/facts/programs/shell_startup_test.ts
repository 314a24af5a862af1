/** Tests what shells run before the code that they are given. */
import assert from "node:assert/strict";
import { told } from "./told.ts";

const FILE = "echo 'rm f' > e.sh; ";

const RUNS: readonly string[] = [
  `${FILE}BASH_ENV=e.sh bash -c true`,
  `${FILE}export BASH_ENV=e.sh; bash other.sh`,
  `${FILE}ENV=./e.sh sh -i`,
  `${FILE}bash --rcfile e.sh -i`,
  "bash --init-file <(echo 'rm f') -i",
];

for (const command of RUNS) {
  Deno.test(`a shell runs it first: ${command}`, () => {
    assert.ok(told(command).includes("delete /home/dev/project/f"));
  });
}

const IDLE: readonly string[] = [
  `${FILE}BASH_ENV=e.sh bash -i`,
  `${FILE}BASH_ENV=e.sh sh -c true`,
  `${FILE}ENV=./e.sh sh -c true`,
  `${FILE}BASH_ENV=e.sh; bash -c true`,
  `${FILE}bash --rcfile e.sh -c true`,
];

for (const command of IDLE) {
  Deno.test(`a shell does not run it: ${command}`, () => {
    assert.ok(!told(command).includes("delete /home/dev/project/f"));
  });
}

Deno.test("a start-up file that is not known is read", () => {
  assert.deepEqual(told("BASH_ENV=~/x.sh bash -c true"), [
    "read /home/dev/x.sh",
  ]);
});
