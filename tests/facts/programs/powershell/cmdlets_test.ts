/** Tests the table of PowerShell's commands. */
import assert from "node:assert/strict";
import {
  cmdletNames,
  cmdletOf,
  fullName,
} from "../../../../src/facts/programs/powershell/cmdlets.ts";

const NAMES: readonly (readonly [string, string])[] = [
  ["rm", "remove-item"],
  ["RI", "remove-item"],
  ["iex", "invoke-expression"],
  ["Remove-Item", "remove-item"],
  ["Microsoft.PowerShell.Management\\Remove-Item", "remove-item"],
  ["git", "git"],
  ["constructor", "constructor"],
];

for (const [name, wanted] of NAMES) {
  Deno.test(`fullName() of ${name}`, () => {
    assert.equal(fullName(name), wanted);
  });
}

Deno.test("cmdletOf() knows every name once", () => {
  const names = cmdletNames();
  assert.equal(new Set(names).size, names.length);
  for (const name of names) assert.ok(cmdletOf(name) !== undefined, name);
});

Deno.test("cmdletOf() knows no program", () => {
  assert.equal(cmdletOf("git"), undefined);
});
