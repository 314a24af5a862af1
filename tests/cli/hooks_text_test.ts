/** What `superego hooks` shows. */
import assert from "node:assert/strict";
import { changedLines, listText } from "../../src/cli/hooks_text.ts";

for (
  const [before, after, lines] of [
    ["a\nb\n", "a\nb\n", ""],
    ["a\nb\n", "a\nx\nb\n", "+ x\n"],
    ["a\nx\nb\n", "a\nb\n", "- x\n"],
    ["a\nb\nc", "a\nB\nc", "- b\n+ B\n"],
    ["", "a\n", "+ a\n"],
    ["a\r\n", "a\r\nb\r\n", "+ b\n"],
    ["a\na\n", "a\na\na\n", "+ a\n"],
  ] as const
) {
  Deno.test(`changedLines() shows ${JSON.stringify(before)} becoming ${JSON.stringify(after)}`, () => {
    assert.equal(changedLines(before, after), lines);
  });
}

Deno.test("listText() has one line a hook and warns of those that fail open", () => {
  const text = listText("/s.json", [
    {
      event: "PreToolUse",
      matcher: "*",
      line: 5,
      hook: {
        type: "command",
        command: "/superego",
        args: ["advise"],
        timeout: 30,
        onFailure: "block",
      },
    },
    {
      event: "PreToolUse",
      matcher: "Bash",
      line: 9,
      hook: { type: "http", url: "http://h/v1/hooks" },
    },
  ]);
  assert.equal(
    text,
    "/s.json:5: PreToolUse *: runs /superego advise, waits 30 s\n" +
      '/s.json:9: PreToolUse Bash: asks http://h/v1/hooks, waits 600 s (without `onFailure: "block"`: when it fails, the tool runs)\n',
  );
  assert.equal(listText("/s.json", []), "No hook of Superego in /s.json.\n");
});
