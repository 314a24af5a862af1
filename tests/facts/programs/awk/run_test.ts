/** Tests how a program of awk is followed, rule by rule. */
import assert from "node:assert/strict";
import { runs } from "../seen.ts";
import { told } from "../told.ts";

const TABLE: readonly (readonly [string, readonly string[]])[] = [
  ['function f(x) { system("touch " x) } BEGIN { f("a") }', [
    "awk",
    "touch < awk system",
  ]],
  ['BEGIN { c = "touch"; for (;;) { system(c " a"); break } }', [
    "awk",
    "touch < awk system",
  ]],
  ['BEGIN { if (0) system("touch a"); else system("mkdir b") }', [
    "awk",
    "touch < awk system",
    "mkdir < awk system",
  ]],
  ['BEGIN { while ("id" | getline x) y = x }', ["awk", "id < awk getline"]],
  ['BEGIN { printf "touch %s", "a" | "sh" }', [
    "awk",
    "sh stdin < awk print",
    "touch < awk print < sh",
  ]],
  ['BEGIN { print "a" | "cat"; print "b" | "cat" }', [
    "awk",
    "cat < awk print",
  ]],
  ['END { system("touch a") }', ["awk", "touch < awk system"]],
];

for (const [program, want] of TABLE) {
  Deno.test(`AwkRun follows ${program}`, () => {
    assert.deepEqual(runs(`awk '${program}'`), want);
  });
}

Deno.test("AwkRun takes fields of known lines for what they are, and splits them where it is told", () => {
  assert.deepEqual(
    runs("printf 'x a\\ny b\\n' | awk '{ system(\"touch \" $2) }'").filter(
      (one) => one.startsWith("touch"),
    ),
    ["touch < awk system", "touch < awk system"],
  );
  assert.deepEqual(
    told("printf 'x:a\\n' | awk -F: '{ system(\"touch \" $2) }'"),
    ["append /home/dev/project/a"],
  );
});

Deno.test("AwkRun tells files that a program writes, appends to and reads", () => {
  assert.deepEqual(
    told('awk \'BEGIN { print > "a"; print >> "b"; getline < "c" }\''),
    [
      "write /home/dev/project/a",
      "append /home/dev/project/b",
      "read /home/dev/project/c",
    ],
  );
});

Deno.test("AwkRun ends with functions that call themselves", () => {
  const calls = runs(
    "awk 'function f() { system(\"touch a\"); f() } BEGIN { f() }'",
  );
  assert.ok(calls.length > 1 && calls.length < 20, `${calls.length}`);
});
