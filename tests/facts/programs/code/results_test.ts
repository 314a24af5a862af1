/** Tests what calls give back. */
import assert from "node:assert/strict";
import { runs } from "../seen.ts";
import { told } from "../told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [[
    "python3 -c \"import os, base64; os.system(base64.b64decode('cm0gYQ=='))\"",
    ["python3 inline", "rm < python3 code"],
    ["delete /home/dev/project/a"],
  ], [
    "python3 -c \"import os; os.system(bytes.fromhex('726d2061').decode())\"",
    ["python3 inline", "rm < python3 code"],
    ["delete /home/dev/project/a"],
  ], ["node -e \"require('child_process').execSync(atob('cm0gYQ=='))\"", [
    "node inline",
    "rm < node code",
  ], ["delete /home/dev/project/a"]], [
    "node -e \"require('child_process').execSync(Buffer.from('cm0gYQ==', 'base64').toString())\"",
    ["node inline", "rm < node code"],
    ["delete /home/dev/project/a"],
  ], [
    "node -e \"require('child_process').execSync(Buffer.from('726d2061', 'hex').toString())\"",
    ["node inline", "rm < node code"],
    ["delete /home/dev/project/a"],
  ], ["python3 -c \"import os; os.system(' '.join(['rm', 'a']))\"", [
    "python3 inline",
    "rm < python3 code",
  ], ["delete /home/dev/project/a"]], [
    "python3 -c \"import os; os.system(chr(114)+chr(109)+' a')\"",
    ["python3 inline", "rm < python3 code"],
    ["delete /home/dev/project/a"],
  ], ["python3 -c \"import os; os.remove(os.path.join('/etc', 'a'))\"", [
    "python3 inline",
  ], ["delete /etc/a"]], [
    "python3 -c \"import glob, os; os.remove(glob.glob('*.py'))\"",
    ["python3 inline"],
    ["delete /home/dev/project/*.py"],
  ], [
    "node -e \"require('fs').unlinkSync(require('path').join('/etc', 'a'))\"",
    ["node inline"],
    ["delete /etc/a"],
  ]];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`passing() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
