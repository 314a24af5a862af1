/** Tests that what tables may say is also done. */
import assert from "node:assert/strict";
import { told } from "./told.ts";

/** One program for each role that a table may give to a word. */
const ROLES: readonly (readonly [string, readonly string[]])[] = [
  ["cat a", ["read /home/dev/project/a"]],
  ["stat a", ["list /home/dev/project/a"]],
  ["mkdir a", ["write /home/dev/project/a"]],
  ["dos2unix a", ["read /home/dev/project/a", "write /home/dev/project/a"]],
  ["unlink a", ["delete /home/dev/project/a"]],
  ["uniq a b", ["read /home/dev/project/a", "write /home/dev/project/b"]],
  ["jq .x a", ["read /home/dev/project/a"]],
  ["cat -", []],
  ["mkdir -", []],
];

for (const [command, wanted] of ROLES) {
  Deno.test(`Role of the words of ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}
