/** Tests what debuggers are told to do. */
import assert from "node:assert/strict";
import { DEBUGGERS } from "../../../src/facts/programs/debuggers.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["gdb -batch -ex 'shell rm f'", ["delete /home/dev/project/f"]],
  ["gdb -batch -ex '!rm f'", ["delete /home/dev/project/f"]],
  ["gdb --eval-command='shell rm f'", ["delete /home/dev/project/f"]],
  ["gdb -ex 'pipe info | rm f'", ["delete /home/dev/project/f"]],
  ["gdb -ex 'call (int)system(\"rm f\")'", ["delete /home/dev/project/f"]],
  ["gdb -batch -ex 'python import os; os.remove(\"f\")'", [
    "delete /home/dev/project/f",
  ]],
  ["echo 'shell rm f' > x; gdb -x x", [
    "write /home/dev/project/x",
    "read /home/dev/project/x",
    "delete /home/dev/project/f",
  ]],
  ["echo 'shell rm f' > x; gdb -ex 'source x'", [
    "write /home/dev/project/x",
    "read /home/dev/project/x",
    "delete /home/dev/project/f",
  ]],
  ["gdb -batch -ex run --args rm f", ["delete /home/dev/project/f"]],
  ["gdb -ex run ./prog", []],
  ["gdb ./prog", []],
  ["gdb -p 1234", ["read /proc/1234/mem"]],
  ["gdb -ex 'attach 1234'", ["read /proc/1234/mem"]],
  ["gdb -ex 'dump memory out 0 1'", ["write /home/dev/project/1"]],
  ["lldb -o 'platform shell rm f'", ["delete /home/dev/project/f"]],
  ["lldb -o 'script import os; os.remove(\"f\")'", [
    "delete /home/dev/project/f",
  ]],
  ["lldb -p 1234", ["read /proc/1234/mem"]],
  ["lldb -- rm f", ["delete /home/dev/project/f"]],
  ["gcore -o out 1234", [
    "read /proc/1234/mem",
    "write /home/dev/project/out.1234",
  ]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`DEBUGGERS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("DEBUGGERS has a case for every row", () => {
  assert.deepEqual(untried(DEBUGGERS, CASES.map(([command]) => command)), []);
});
