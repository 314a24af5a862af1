/** Tests what editors are said to do. */
import assert from "node:assert/strict";
import { EDITORS } from "../../../src/facts/programs/editors.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["sed -n 1p a", ["read /home/dev/project/a"]],
  ["sed -i s/a/b/ a", [
    "read /home/dev/project/a",
    "write /home/dev/project/a",
  ]],
  ["sed --in-place='old/*' p a", [
    "read /home/dev/project/a",
    "write /home/dev/project/a",
    "write /home/dev/project/old/a",
  ]],
  ["echo '1e rm b' | sed -f - a", [
    "delete /home/dev/project/b",
    "read /home/dev/project/a",
  ]],
  ["sed -n p <<< 'rm b' | sh", ["delete /home/dev/project/b"]],
  ["vim -es -c '!rm b' a", [
    "delete /home/dev/project/b",
    "read /home/dev/project/a",
  ]],
  ["sed -i.bak -e s/a/b/ a", [
    "read /home/dev/project/a",
    "write /home/dev/project/a",
    "write /home/dev/project/a.bak",
  ]],
  ["sed '1e rm -rf /' a", ["delete tree /", "read /home/dev/project/a"]],
  ["sed 's/x/rm -rf \\//e' a", ["delete tree /", "read /home/dev/project/a"]],
  ["sed 's/x/id/e' a", ["read /home/dev/project/a"]],
  ["sed 'w out' a", [
    "write /home/dev/project/out",
    "read /home/dev/project/a",
  ]],
  ["sed 's/a/b/w out' a", [
    "write /home/dev/project/out",
    "read /home/dev/project/a",
  ]],
  ["sed -f script a", [
    "read /home/dev/project/script",
    "read /home/dev/project/a",
  ]],
  ["echo 'rx -rf /' | sed s/x/m/ | sh", ["delete tree /"]],
  ["prettier --write a", ["append /home/dev/project/a"]],
  ["prettier --check a", []],
  ["ed a <<< '!rm -rf /'", ["read /home/dev/project/a", "delete tree /"]],
  ["ex -c '!rm -rf /' a", [
    "read /home/dev/project/a",
    "read /home/dev/project/a",
    "delete tree /",
  ]],
  ["vim -c ':!rm -rf /' a", ["delete tree /", "read /home/dev/project/a"]],
  ["vim +wq a", ["read /home/dev/project/a", "write /home/dev/project/a"]],
  ["nano a", ["read /home/dev/project/a"]],
  ["patch -p1 < a.diff", [
    "read /home/dev/project/a.diff",
    "write /home/dev/project/*",
  ]],
  ["patch --dry-run < a.diff", ["read /home/dev/project/a.diff"]],
  ["sed -i '' s/a/b/ a", [
    "read /home/dev/project/a",
    "write /home/dev/project/a",
  ]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`EDITORS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("EDITORS has a case for every row", () => {
  assert.deepEqual(untried(EDITORS, CASES.map(([command]) => command)), []);
});
