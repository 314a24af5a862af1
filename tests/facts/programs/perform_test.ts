/** Tests what tables of programs say. */
import assert from "node:assert/strict";
import { runs } from "./seen.ts";
import { told } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["cat --help", ["cat"], []],
    ["cat --version", ["cat"], []],
    ["cat -n a", ["cat"], ["read /home/dev/project/a"]],
    ["cat -", ["cat"], []],
    ["mkdir a", ["mkdir"], ["write /home/dev/project/a"]],
    ["time -o out ls", ["-o unknown"], []],
    ["sort -o a a", ["sort"], [
      "write /home/dev/project/a",
      "read /home/dev/project/a",
    ]],
    ["curl -V", ["curl"], []],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`perform() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
