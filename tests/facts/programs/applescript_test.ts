/** Tests AppleScript. */
import assert from "node:assert/strict";
import { runs } from "./seen.ts";
import { told } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["osascript -e 'do shell script \"rm a\"'", [
      "osascript inline",
      "rm < osascript",
    ], ["delete /home/dev/project/a"]],
    [
      'osascript -e \'do shell script "rm \\"a\\"" with administrator privileges\'',
      ["osascript inline", "rm root < osascript"],
      ["delete /home/dev/project/a"],
    ],
    ['osascript -e \'tell application "Terminal" to do script "rm a"\'', [
      "osascript inline",
      "rm < osascript",
    ], ["delete /home/dev/project/a"]],
    ["osascript -e 'tell application \"System Events\" to shut down'", [
      "osascript inline",
    ], ["script power System Events"]],
    ["osascript -e 'display dialog \"rm a\"'", ["osascript inline"], []],
    ["osascript a.scpt", ["osascript file"], [
      "read /home/dev/project/a.scpt",
      "unresolved code",
    ]],
    ["osascript -l JavaScript -e 'doShellScript(\"rm a\")'", [
      "osascript inline",
      "rm < osascript",
    ], ["delete /home/dev/project/a"]],
    ["echo 'do shell script \"rm a\"' | osascript", [
      "echo",
      "osascript stdin",
      "rm < osascript",
    ], ["delete /home/dev/project/a"]],
    ["osascript", ["osascript stdin"], []],
    ['osascript -e "$X"', ["osascript inline"], [
      "unresolved variable",
      "unresolved code",
    ]],
    [
      'osascript -e \'display dialog "Password:" default answer "" with hidden answer\'',
      ["osascript inline"],
      ["read secret password dialog"],
    ],
    [
      "osascript -e 'tell application \"Finder\" to delete every item of home'",
      ["osascript inline"],
      ["delete tree /home/dev/*", "script other Finder"],
    ],
    [
      'osascript -e \'tell application "Finder" to delete file "a" of desktop\'',
      ["osascript inline"],
      ["delete /home/dev/Desktop/*", "script other Finder"],
    ],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`runAppleScript() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
