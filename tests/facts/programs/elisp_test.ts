/** Tests which calls in Emacs Lisp are followed. */
import assert from "node:assert/strict";
import { told } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['(delete-file "a*")', ["delete /home/dev/project/a*"]],
  ['(delete-directory "a" nil)', ["delete /home/dev/project/a"]],
  ['(delete-directory "~/a" t)', ["delete tree /home/dev/a"]],
  ['(if t (progn (delete-file (concat "a" "b"))))', [
    "delete /home/dev/project/ab",
  ]],
  ["(delete-file (pick))", ["delete $value"]],
  ['(append-to-file nil nil "a")', ["append /home/dev/project/a"]],
  ['(write-region "x" nil "a" t)', ["append /home/dev/project/a"]],
  ['(start-process "n" nil "rm" "-r" "a")', [
    "delete tree /home/dev/project/a",
  ]],
  ['(async-shell-command "rm a")', ["delete /home/dev/project/a"]],
  ['(open-network-stream "n" nil "a.example" 80)', [
    "send nothing to a.example",
  ]],
  ['(set-file-modes "a" 511)', ["chmod permissions /home/dev/project/a"]],
  ['(message "(delete-file x)") ;(delete-file "a")', []],
  ["(".repeat(40) + ")".repeat(50), []],
];

for (const [code, wanted] of CASES) {
  Deno.test(`runElisp(): ${code.slice(0, 60)}`, () => {
    assert.deepEqual(told(`emacs --batch --eval '${code}'`), wanted);
  });
}
