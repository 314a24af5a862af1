/** Tests what programs that find files are said to do. */
import assert from "node:assert/strict";
import { FIND } from "../../../src/facts/programs/find.ts";
import { runs } from "./seen.ts";
import { told, untried } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["find . -name '*.pyc' -delete", ["find"], [
      "list /home/dev/project/**/*.pyc",
      "delete /home/dev/project/**/*.pyc",
    ]],
    ["find / -delete", ["find"], ["list /", "delete tree /"]],
    ["find . -type f", ["find"], ["list /home/dev/project"]],
    ["find . -name x -exec rm -rf {} +", ["find", "rm < find -exec"], [
      "list /home/dev/project/**/x",
      "delete tree /home/dev/project/**/x",
    ]],
    ["find . -exec sh -c 'rm -rf \"$1\"' _ {} \\;", [
      "find",
      "sh inline < find -exec",
      "rm < find -exec < sh -c",
      "sh inline < find -exec",
      "rm < find -exec < sh -c",
    ], [
      "list /home/dev/project",
      "delete tree /home/dev/project",
      "delete tree /home/dev/project/**",
    ]],
    ["find . -type f -delete", ["find"], [
      "list /home/dev/project",
      "delete tree /home/dev/project/**",
    ]],
    ["find . -type f ! -path './.git/*' -delete", ["find"], [
      "list /home/dev/project",
      "delete tree /home/dev/project/**",
    ]],
    ["find . -type f ! -name '*.md' | xargs rm", [
      "find",
      "xargs",
      "rm < xargs",
    ], ["list /home/dev/project", "delete /home/dev/project/**"]],
    ["find . -type d -empty -delete", ["find"], [
      "list /home/dev/project",
      "delete /home/dev/project/*",
    ]],
    ["find / -mtime +7 -delete", ["find"], ["list /", "delete /*"]],
    ["find . -fprint out", ["find"], [
      "list /home/dev/project",
      "write /home/dev/project/out",
    ]],
    ["find . -ok rm {} \\;", ["find", "rm < find -ok", "rm < find -ok"], [
      "list /home/dev/project",
      "delete /home/dev/project",
      "delete /home/dev/project/**",
    ]],
    ["find . -iname 'A*' -execdir rm {} +", ["find", "rm < find -execdir"], [
      "list /home/dev/project/**/[aA]*",
      "delete /home/dev/project/**/[aA]*",
    ]],
    ["find a b -empty -delete", ["find"], [
      "list /home/dev/project/a",
      "list /home/dev/project/b",
      "delete /home/dev/project/a/*",
      "delete /home/dev/project/b/*",
    ]],
    ["find . -name '*.log' | xargs rm", ["find", "xargs", "rm < xargs"], [
      "list /home/dev/project/**/*.log",
      "delete /home/dev/project/**/*.log",
    ]],
    ["find --help", ["find"], []],
    ["fd x", ["fd"], ["list /home/dev/project"]],
    ["fd -e pyc -x rm", ["fd", "rm < fd --exec"], [
      "list /home/dev/project",
      "delete /home/dev/project/**/*.pyc",
    ]],
    ["fd . src -X rm -rf", ["fd", "rm < fd --exec"], [
      "list /home/dev/project/src",
      "delete tree /home/dev/project/src/**",
    ]],
    ["locate x", ["locate"], []],
    ["find . -name node_modules -prune -o -name '*.ts' -print | xargs cat", [
      "find",
      "xargs",
      "cat < xargs",
    ], ["list /home/dev/project/**/*.ts", "read /home/dev/project/**/*.ts"]],
    ["find . -name .cache -prune -exec rm -rf {} \\;", [
      "find",
      "rm < find -exec",
    ], [
      "list /home/dev/project/**/.cache",
      "delete tree /home/dev/project/**/.cache",
    ]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`FIND: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("FIND has a case for every row", () => {
  assert.deepEqual(untried(FIND, CASES.map(([command]) => command)), []);
});
