/** Tests how code is read. */
import assert from "node:assert/strict";
import { runs } from "../seen.ts";
import { told } from "../told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [[
    "python3 -c \"x = 'a'; import os; os.remove(x)\"",
    ["python3 inline"],
    ["delete /home/dev/project/a"],
  ], ["python3 -c \"import os as o; o.remove('a')\"", ["python3 inline"], [
    "delete /home/dev/project/a",
  ]], [
    "python3 -c \"from os import remove as r; r('a')\"",
    ["python3 inline"],
    ["delete /home/dev/project/a"],
  ], ["python3 -c \"import os; getattr(os, 'remove')('a')\"", [
    "python3 inline",
  ], ["delete /home/dev/project/a"]], [
    "python3 -c \"__import__('os').remove('a')\"",
    ["python3 inline"],
    ["delete /home/dev/project/a"],
  ], ["python3 -c \"import os; os.remove('a' + 'b')\"", ["python3 inline"], [
    "delete /home/dev/project/ab",
  ]], ["python3 -c \"import os; x='a'; os.remove(f'{x}/b')\"", [
    "python3 inline",
  ], ["delete /home/dev/project/a/b"]], [
    "python3 -c \"import os; os.remove(['a','b'][1])\"",
    ["python3 inline"],
    ["delete /home/dev/project/b"],
  ], ["python3 -c \"import os; [os.remove(x) for x in ['a']]\"", [
    "python3 inline",
  ], ["delete /home/dev/project/a"]], [
    "python3 -c \"import os; os.system('rm ' 'a')\"",
    [
      "python3 inline",
      "rm < python3 code",
    ],
    ["delete /home/dev/project/a"],
  ], [
    "python3 -c \"from pathlib import Path; (Path('a') / 'b').unlink()\"",
    ["python3 inline"],
    ["delete /home/dev/project/a/b"],
  ], ["node -e \"const fs = require('fs'); fs.unlinkSync('a')\"", [
    "node inline",
  ], ["delete /home/dev/project/a"]], [
    "node -e \"const {unlinkSync: u} = require('node:fs'); u('a')\"",
    ["node inline"],
    ["delete /home/dev/project/a"],
  ], ["node -e \"fs['unlinkSync']('a')\"", ["node inline"], [
    "delete /home/dev/project/a",
  ]], ["node -e \"const x = \\`a\\`; require('fs').unlinkSync(x)\"", [
    "node inline",
  ], ["delete /home/dev/project/a"]], ["ruby -e 'File.delete \"a\"'", [
    "ruby inline",
  ], ["delete /home/dev/project/a"]], ["ruby -e '`rm a`'", [
    "ruby inline",
    "rm < ruby code",
  ], ["delete /home/dev/project/a"]], ["ruby -e '%x(rm a)'", [
    "ruby inline",
    "rm < ruby code",
  ], ["delete /home/dev/project/a"]], ["perl -e '`rm a`'", [
    "perl inline",
    "rm < perl code",
  ], ["delete /home/dev/project/a"]], ["perl -e 'my $x = \"a\"; unlink $x'", [
    "perl inline",
  ], ["delete /home/dev/project/a"]], [
    "perl -e 'unlink q(a)'",
    ["perl inline"],
    ["delete /home/dev/project/a"],
  ], ["php -r '`rm a`;'", ["php inline", "rm < php code"], [
    "delete /home/dev/project/a",
  ]], ['python3 -c "((((((((((((((((((((((((((1))))))))))))))))))))))))))"', [
    "python3 inline",
  ], []]];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`Reader follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
