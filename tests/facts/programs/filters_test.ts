/** Tests what programs that filter text are said to do. */
import assert from "node:assert/strict";
import { FILTERS } from "../../../src/facts/programs/filters.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["grep -r secret src", ["read /home/dev/project/src"]],
  ["grep -c . .env", ["list /home/dev/project/.env"]],
  ["rg -q x src", ["list /home/dev/project/src"]],
  ["grep -e a -e b file", ["read /home/dev/project/file"]],
  ["grep -f patterns file", [
    "read /home/dev/project/patterns",
    "read /home/dev/project/file",
  ]],
  ["grep pattern", []],
  ["grep pattern file other", [
    "read /home/dev/project/file",
    "read /home/dev/project/other",
  ]],
  ["rg AKIA", ["read /home/dev/project"]],
  ["rg -l x src", ["list /home/dev/project/src"]],
  ["rg --pre cat x", ["read /home/dev/project"]],
  ["sort -o out in", [
    "write /home/dev/project/out",
    "read /home/dev/project/in",
  ]],
  ["sort in", ["read /home/dev/project/in"]],
  ["sort --compress-program='sh' in", ["read /home/dev/project/in"]],
  ["uniq in out", ["read /home/dev/project/in", "write /home/dev/project/out"]],
  ["cut -d: -f1 /etc/passwd", ["read /etc/passwd"]],
  ["tr a-z A-Z", []],
  ["rev a", ["read /home/dev/project/a"]],
  ["shuf a", ["read /home/dev/project/a"]],
  ["iconv -f a -t b x -o y", [
    "write /home/dev/project/y",
    "read /home/dev/project/x",
  ]],
  ["ps aux", []],
  ["sleep 1", []],
  ["dos2unix a", ["read /home/dev/project/a", "write /home/dev/project/a"]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`FILTERS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("FILTERS has a case for every row", () => {
  assert.deepEqual(untried(FILTERS, CASES.map(([command]) => command)), []);
});
