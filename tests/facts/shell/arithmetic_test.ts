/** Tests arithmetic on known numbers. */
import assert from "node:assert/strict";
import { told } from "../programs/told.ts";

const CASES: readonly (readonly [string, string])[] = [
  ["1+2", "3"],
  ["7-2", "5"],
  ["2*3", "6"],
  ["7/2", "3"],
  ["7%4", "3"],
  ["2**3", "8"],
  ["1<<3", "8"],
  ["8>>1", "4"],
  ["6&3", "2"],
  ["6|1", "7"],
  ["6^3", "5"],
  ["1==1", "1"],
  ["1!=1", "0"],
  ["1<2", "1"],
  ["1>2", "0"],
  ["1<=1", "1"],
  ["1>=2", "0"],
  ["1&&0", "0"],
  ["1||0", "1"],
  ["(1,2)", "2"],
  ["1?2:3", "2"],
  ["0?2:3", "3"],
  ["-(2)+5", "3"],
  ["!0", "1"],
  ["~-4", "3"],
  ["+4", "4"],
  ["0x10", "16"],
  ["010", "8"],
  ["2#101", "5"],
];

for (const [expression, wanted] of CASES) {
  Deno.test(`evaluate() finds ${expression}`, () => {
    assert.deepEqual(told(`rm $((${expression}))`), [
      `delete /home/dev/project/${wanted}`,
    ]);
  });
}

Deno.test("evaluate() reads variables", () => {
  assert.deepEqual(told("X=2; rm $((X+1))"), ["delete /home/dev/project/3"]);
});

Deno.test("evaluate() runs the commands inside", () => {
  assert.deepEqual(told("echo $(( $(rm a) + 1 ))"), [
    "delete /home/dev/project/a",
  ]);
});

Deno.test("evaluate() does not divide by nothing", () => {
  assert.deepEqual(told("rm x$((1/0))"), [
    "unresolved substitution",
    "delete /home/dev/project/x*",
  ]);
});

Deno.test("evaluate() stops in sums without end", () => {
  assert.deepEqual(told(`echo $((${"1+".repeat(5000)}1))`), [
    "unresolved budget",
  ]);
});
