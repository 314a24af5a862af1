/** Tests which shell a line is meant for. */
import assert from "node:assert/strict";
import { facts } from "../../../src/facts/facts.ts";
import { otherShell } from "../../../src/facts/tools/other_shells.ts";

for (
  const [line, wanted] of [
    ["Get-ChildItem .", "pwsh -Command"],
    ["ri -r -fo C:\\", "pwsh -Command"],
    ["gci ~ | ri", "pwsh -Command"],
    ["if exist dist rmdir /s /q dist", "cmd /c"],
    ["rd /s /q C:\\x", "cmd /c"],
    ["type %USERPROFILE%\\x", "cmd /c"],
    ["ls", undefined],
    ["rmdir build", undefined],
    ["type ls", undefined],
    ["if test -f a; then rm a; fi", undefined],
    ["apt-get install x", undefined],
  ] as const
) {
  Deno.test(`otherShell() says ${wanted} of ${line}`, () => {
    assert.equal(otherShell([line]), wanted);
  });
}

Deno.test("a line for a shell of Windows need not be one for any other", () => {
  const told = facts({
    tool_name: "Bash",
    parameters: { command: "if exist dist rmdir /s /q dist" },
    cwd: "/home/dev/project",
  });
  assert.equal(told.unparsed, false);
  assert.deepEqual(
    told.effects.filter(({ kind }) => kind === "deletes").length,
    1,
  );
});
