/** Tests what Emacs is said to do. */
import assert from "node:assert/strict";
import { EMACS } from "../../../src/facts/programs/emacs.ts";
import { runs } from "./seen.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [
  string,
  readonly [runs: readonly string[], told: readonly string[]],
])[] = [
  ["emacs --batch --eval '(delete-directory \"~/\" t)'", [["emacs inline"], [
    "delete tree /home/dev",
  ]]],
  ["emacs -Q -batch -eval '(shell-command \"rm -rf /etc\")'", [[
    "emacs inline",
    "rm < emacs",
  ], ["delete tree /etc"]]],
  [
    'emacs --batch --eval \'(progn (call-process "rm" nil nil nil "-rf" "src") (delete-file "a*"))\'',
    [["emacs inline", "rm < emacs"], [
      "delete tree /home/dev/project/src",
      "delete /home/dev/project/a*",
    ]],
  ],
  ['emacs --batch --eval \'(rename-file "a" (expand-file-name "b"))\'', [[
    "emacs inline",
    "mv < emacs",
  ], ["move other /home/dev/project/a", "write /home/dev/project/b"]]],
  [
    'emacs --batch --eval \'(write-region "x" nil (concat (getenv "HOME") "/.bashrc"))\'',
    [["emacs inline"], ["write /home/dev/.bashrc"]],
  ],
  ['emacs --batch --eval \'(url-copy-file "https://a.example/b" "/tmp/b")\'', [[
    "emacs inline",
  ], ["send nothing to a.example", "write /tmp/b"]]],
  ['emacs --batch --eval "$CODE"', [["emacs inline"], [
    "unresolved variable",
    "unresolved code",
  ]]],
  [
    'emacs --batch --eval \'(message "(delete-file \\"a\\")") ; (delete-file "b")\'',
    [["emacs inline"], []],
  ],
  ["emacs --script x.el", [["emacs file"], ["read /home/dev/project/x.el"]]],
  ["emacs --batch -f batch-byte-compile a.el", [["emacs"], [
    "read /home/dev/project/a.el",
    "write /home/dev/project/a.elc",
  ]]],
  ["emacs README.md", [["emacs"], ["read /home/dev/project/README.md"]]],
  ["emacs +10 README.md", [["emacs"], ["read /home/dev/project/README.md"]]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`EMACS: ${command}`, () => {
    assert.deepEqual([runs(command), told(command)], wanted);
  });
}

Deno.test("EMACS has a case for every row", () => {
  assert.deepEqual(untried(EMACS, CASES.map(([command]) => command)), []);
});
