/** Tests what programs that print files are said to do. */
import assert from "node:assert/strict";
import { READERS } from "../../../src/facts/programs/readers.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["file -f a", ["read /home/dev/project/a"]],
  ["wc --files0-from=a", ["read /home/dev/project/a"]],
  ["man ls", []],
  ["man -P 'rm x' ls", ["delete /home/dev/project/x"]],
  ["cat a b", ["read /home/dev/project/a", "read /home/dev/project/b"]],
  ["cat", []],
  ["bat -p a", ["read /home/dev/project/a"]],
  ["less -p token ~/.ssh/id_rsa", ["read /home/dev/.ssh/id_rsa"]],
  ["less -k ~/.ssh/id_rsa", ["read /home/dev/.ssh/id_rsa"]],
  ["head -n 1 a", ["read /home/dev/project/a"]],
  ["tail -f a", ["read /home/dev/project/a"]],
  ["sha256sum a", ["read /home/dev/project/a"]],
  ["xxd a", ["read /home/dev/project/a"]],
  ["xxd -r a b", ["read /home/dev/project/a", "write /home/dev/project/b"]],
  ["od -c a", ["read /home/dev/project/a"]],
  ["hexdump -C a", ["read /home/dev/project/a"]],
  ["strings -n4 a", ["read /home/dev/project/a"]],
  ["file a", ["list /home/dev/project/a"]],
  ["stat a", ["list /home/dev/project/a"]],
  ["ls -la src", ["list /home/dev/project/src"]],
  ["ls", ["list /home/dev/project"]],
  ["tree src", ["list /home/dev/project/src"]],
  ["du -sh src", ["list /home/dev/project/src"]],
  ["df", []],
  ["readlink -f a", ["list /home/dev/project/a"]],
  ["realpath a", ["list /home/dev/project/a"]],
  ["basename /a/b.txt .txt", []],
  ["dirname /a/b", []],
  ["wc -l a", ["read /home/dev/project/a"]],
  ["pandoc a.md -o b.pdf", [
    "write /home/dev/project/b.pdf",
    "read /home/dev/project/a.md",
  ]],
  ["diff a b", ["read /home/dev/project/a", "read /home/dev/project/b"]],
  ["sdiff a b", ["read /home/dev/project/a", "read /home/dev/project/b"]],
  ["comm a b", ["read /home/dev/project/a", "read /home/dev/project/b"]],
  ["paste a b", ["read /home/dev/project/a", "read /home/dev/project/b"]],
  ["split -b 1 a", ["read /home/dev/project/a", "write /home/dev/project/x*"]],
  ["jq .name a.json", ["read /home/dev/project/a.json"]],
  ["jq -n 1", []],
  ["yq -i .a=1 a.yaml", [
    "read /home/dev/project/a.yaml",
    "write /home/dev/project/a.yaml",
  ]],
  ["printenv", []],
  ["printenv HOME", []],
  ["printenv GITHUB_TOKEN", ["read secret GITHUB_TOKEN"]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`READERS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("READERS has a case for every row", () => {
  assert.deepEqual(untried(READERS, CASES.map(([command]) => command)), []);
});
