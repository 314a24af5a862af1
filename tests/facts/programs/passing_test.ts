/** Tests what of a program's input is said to be in its output. */
import assert from "node:assert/strict";
import { passOn } from "../../../src/facts/programs/passing.ts";
import type { Invocation } from "../../../src/facts/programs/invocation.ts";
import { told } from "./told.ts";

const SHOWN = "read secret environment";

for (
  const command of [
    "env | grep -i secret",
    "printenv | grep -E 'API_KEY|TOKEN'",
    "set | grep PASSWORD",
    "export -p | grep -e token",
    "echo $API_KEY | base64",
    "echo $API_KEY | cut -c1-8",
    "echo $API_KEY | sed 's/a/b/'",
    'cat <<< "$API_KEY"',
    "bash -c 'echo $API_KEY'",
    "timeout 5 echo $API_KEY",
    "env | grep TOKEN | awk -F= '{print $2}'",
    "env | grep TOKEN | awk -F= '{print $0}'",
  ]
) {
  Deno.test(`a secret is printed by ${command}`, () => {
    assert.deepEqual(told(command).filter((one) => one === SHOWN), [SHOWN]);
  });
}

for (
  const command of [
    "env",
    "env | sort",
    "env | grep -i path",
    "env | grep -v TOKEN",
    "env | grep -c TOKEN",
    "env | grep -q TOKEN",
    "env | grep TOKEN | cut -d= -f1",
    "env | grep TOKEN | sed 's/=.*//'",
    "env | grep TOKEN | awk -F= '{print $1}'",
    "env | grep TOKEN | wc -l",
    "env | grep -o '^[^=]*TOKEN'",
    "echo $API_KEY | docker login --password-stdin",
    "echo $API_KEY | grep -q x",
    "echo $API_KEY | sha256sum",
    "x=$(echo $API_KEY)",
    "echo $API_KEY > /dev/null",
  ]
) {
  Deno.test(`no secret is printed by ${command}`, () => {
    assert.equal(told(command).includes(SHOWN), false);
  });
}

Deno.test("passOn() ends what a program cuts off", () => {
  const run = (name: string) =>
    passOn(
      {
        name,
        has: () => false,
        value: () => undefined,
      } as unknown as Invocation,
      {
        text: undefined,
        origins: ["file"],
        endless: true,
      },
    );
  assert.equal(run("cat").endless, true);
  assert.equal(run("head").endless, undefined);
});
