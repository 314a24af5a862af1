/** Tests programs of awk. */
import assert from "node:assert/strict";
import { runs } from "./seen.ts";
import { told } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["awk 'BEGIN{system(\"rm a\")}'", ["awk", "rm < awk system"], [
      "delete /home/dev/project/a",
    ]],
    ["awk 'BEGIN{system(x)}'", ["awk"], ["unresolved code"]],
    ["awk 'BEGIN{\"rm a\" | getline x}'", ["awk", "rm < awk getline"], [
      "delete /home/dev/project/a",
    ]],
    ["awk '{print | \"rm a\"}'", ["awk", "rm < awk print"], [
      "delete /home/dev/project/a",
    ]],
    ["awk '{print | \"sh\"}' a", ["awk", "sh stdin < awk print"], [
      "unresolved code",
      "read /home/dev/project/a",
    ]],
    ['awk \'{printf "x" > "out"}\'', ["awk"], ["write /home/dev/project/out"]],
    ["awk '{print >> \"out\"}'", ["awk"], ["append /home/dev/project/out"]],
    ["awk '{getline x < \"/etc/shadow\"}'", ["awk"], ["read /etc/shadow"]],
    ["awk '$1 > \"a\"'", ["awk"], []],
    ["awk '{print $1}' # system(\"rm a\")", ["awk"], []],
    ['awk "$X"', ["awk"], ["unresolved variable", "unresolved code"]],
    ['awk \'{print | "cat" "x"}\'', ["awk", "cat < awk print"], []],
    ["awk 'BEGIN{s=\"/inet/tcp/0/h.example/80\"}'", ["awk"], [
      "send nothing to h.example",
    ]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`awkCode() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
