/** Tests what echo and printf are said to do. */
import assert from "node:assert/strict";
import { ECHO } from "../../../src/facts/programs/echo.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["echo rm -rf /", []],
  ["echo -e 'rm\\x20-rf /' | sh", ["delete tree /"]],
  ["echo -n rm | sh", []],
  ["printf 'rm -rf /' | sh", ["delete tree /"]],
  ["printf '%s ' rm -rf / | sh", ["delete tree /"]],
  ["printf '\\x72m -rf /' | sh", ["delete tree /"]],
  ["printf '%b' 'rm \\x2drf /' | sh", ["delete tree /"]],
  ["printf -v X %s rm; $X -rf /", ["delete tree /"]],
  ["printf '%d%%' 3", []],
  ["yes", []],
  ["print x", []],
  ["seq 1 3", []],
  ["printf '%c%c -rf /' rx mx | sh", ["delete tree /"]],
  ["printf -- 'rm -rf /' | sh", ["delete tree /"]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`ECHO: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("ECHO has a case for every row", () => {
  assert.deepEqual(untried(ECHO, CASES.map(([command]) => command)), []);
});
