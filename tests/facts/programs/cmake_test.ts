/** Tests what CMake is said to do. */
import assert from "node:assert/strict";
import { CMAKE } from "../../../src/facts/programs/cmake.ts";
import { runs } from "./seen.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [
  string,
  readonly [runs: readonly string[], told: readonly string[]],
])[] = [
  ["cmake -E rm -rf src", [["cmake", "rm < cmake -E rm"], [
    "delete tree /home/dev/project/src",
  ]]],
  ["cmake -E remove_directory src", [[
    "cmake",
    "rm < cmake -E remove_directory",
  ], ["delete tree /home/dev/project/src"]]],
  ["cmake -E copy a b", [["cmake", "cp < cmake -E copy"], [
    "read /home/dev/project/a",
    "write /home/dev/project/b",
  ]]],
  ["cmake -E chdir /tmp rm a", [["cmake", "rm < cmake -E chdir"], [
    "delete /tmp/a",
  ]]],
  ["cmake -E env A=1 rm a", [[
    "cmake",
    "env < cmake -E env",
    "rm < cmake -E env < env",
  ], ["delete /home/dev/project/a"]]],
  ["cmake -E capabilities", [["cmake"], []]],
  ["cmake -P x.cmake", [["cmake file"], ["read /home/dev/project/x.cmake"]]],
  ["cmake --install build --prefix out", [["cmake file"], [
    "write /home/dev/project/out",
  ]]],
  ["cmake -S . -B build", [["cmake file"], []]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`CMAKE: ${command}`, () => {
    assert.deepEqual([runs(command), told(command)], wanted);
  });
}

Deno.test("CMAKE has a case for every row", () => {
  assert.deepEqual(untried(CMAKE, CASES.map(([command]) => command)), []);
});
