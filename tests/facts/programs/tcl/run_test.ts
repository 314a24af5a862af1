/** Tests how a script of Tcl is followed. */
import assert from "node:assert/strict";
import { runs } from "../seen.ts";
import { told } from "../told.ts";

const TABLE: readonly (readonly [string, readonly string[]])[] = [
  ["exec touch a", ["tclsh stdin", "touch < tclsh exec"]],
  ["set f a; exec touch $f", ["tclsh stdin", "touch < tclsh exec"]],
  ["if {1} {exec touch a} else {exec mkdir b}", [
    "tclsh stdin",
    "touch < tclsh exec",
    "mkdir < tclsh exec",
  ]],
  ["proc p {} {exec touch a}; p", ["tclsh stdin", "touch < tclsh exec"]],
  ["foreach x {a b} {exec touch $x}", ["tclsh stdin", "touch < tclsh exec"]],
  ["puts [exec id]", ["tclsh stdin", "id < tclsh exec"]],
  ["eval {exec touch a}", ["tclsh stdin", "touch < tclsh exec"]],
  ["catch {exec touch a} r", ["tclsh stdin", "touch < tclsh exec"]],
];

for (const [script, want] of TABLE) {
  Deno.test(`TclRun follows ${script}`, () => {
    const found = runs(`echo '${script}' | tclsh`).filter((one) =>
      !one.startsWith("echo")
    );
    assert.deepEqual([...new Set(found)], want);
  });
}

Deno.test("TclRun tells files that a script opens, moves and deletes", () => {
  assert.deepEqual(
    told("echo 'open a w; open b r; file rename c d' | tclsh"),
    [
      "write /home/dev/project/a",
      "read /home/dev/project/b",
      "move other /home/dev/project/c",
      "write /home/dev/project/d",
    ],
  );
});

Deno.test("TclRun does not pretend to know what it cannot", () => {
  assert.ok(told('tclsh "$X"').some((one) => one.startsWith("unresolved")));
});
