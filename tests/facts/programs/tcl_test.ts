/** Tests Tcl and expect. */
import assert from "node:assert/strict";
import { TCL } from "../../../src/facts/programs/tcl.ts";
import { told, untried } from "./told.ts";

const REMOVE: readonly string[] = [
  "tclsh <<< 'exec rm f'",
  "tclsh <<< 'exec -ignorestderr -- rm f &'",
  "tclsh <<< 'exec echo f | xargs rm'",
  "tclsh <<< 'exec sh << {rm f}'",
  "tclsh <<< 'set c rm; exec $c f'",
  "tclsh <<< 'set c \"r\"; append c m; exec $c f'",
  "tclsh <<< 'eval {exec rm f}'",
  "tclsh <<< 'eval \"exec rm f\"'",
  "tclsh <<< 'file delete f'",
  "tclsh <<< 'open \"|rm f\"'",
  "tclsh <<< 'if {1} {exec rm f}'",
  "tclsh <<< 'if {[exec rm f] eq {}} {}'",
  "tclsh <<< 'foreach x {a b} { catch { exec rm f } }'",
  "tclsh <<< 'proc p {} { exec rm f }; p'",
  "tclsh <<< 'exec rm [file join $env(HOME) project f]'",
  "tclsh <<< 'puts {rm f}' | sh",
  "echo 'exec rm f' > x.tcl; tclsh x.tcl",
  "expect -c 'spawn rm f; expect eof'",
  "expect -c 'exec rm f'",
  "expect -c 'system \"rm f\"'",
  "expect <<< 'spawn rm f'",
  "echo 'spawn rm f' > x; expect -f x",
  "wish <<< 'exec rm f'",
];

for (const command of REMOVE) {
  Deno.test(`TCL runs: ${command}`, () => {
    assert.ok(told(command).includes("delete /home/dev/project/f"));
  });
}

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["tclsh <<< 'puts {exec rm f}'", []],
  ["tclsh <<< '# exec rm f'", []],
  ["tclsh <<< 'set f [open out w]; puts $f x'", [
    "write /home/dev/project/out",
  ]],
  ["tclsh <<< 'open in'", ["read /home/dev/project/in"]],
  ["tclsh <<< 'exec ls > out 2> /dev/null < in'", [
    "write /home/dev/project/out",
    "write /dev/null",
    "read /home/dev/project/in",
    "list /home/dev/project",
  ]],
  ["tclsh <<< 'file delete -force -- a'", ["delete tree /home/dev/project/a"]],
  ["tclsh <<< 'file rename a b'", [
    "move other /home/dev/project/a",
    "write /home/dev/project/b",
  ]],
  ["tclsh <<< 'file mkdir a'", ["write /home/dev/project/a"]],
  ["tclsh <<< 'file attributes a -permissions 0777'", [
    "chmod permissions /home/dev/project/a",
  ]],
  ["tclsh <<< 'socket evil.example 80'", ["send nothing to evil.example"]],
  ["tclsh <<< 'source x.tcl'", ["read /home/dev/project/x.tcl"]],
  ["tclsh script.tcl", ["read /home/dev/project/script.tcl"]],
  ['tclsh <<< "$X"', ["unresolved code"]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`TCL: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("TCL has a case for every row", () => {
  assert.deepEqual(untried(TCL, REMOVE), []);
});
