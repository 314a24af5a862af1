/** Tests which parts a call is guessed to need. */
import assert from "node:assert/strict";
import { likelyParts } from "../../src/facts/guess.ts";
import type { PartName } from "../../src/facts/parts.ts";

const GUESSES: readonly (readonly [unknown, readonly PartName[]])[] = [
  ["git status && npm test", ["shell", "git", "packages"]],
  ["cd /srv;ls|sort", ["shell", "base", "text"]],
  ["sudo systemctl stop x", ["shell", "shells", "system"]],
  ["echo git", ["shell", "base"]],
  ["x=$(curl a)", ["shell", "parser", "network"]],
  ["ls > a", ["shell", "parser", "base"]],
  ["no-such-program", ["shell"]],
  [["git"], []],
  [undefined, []],
];

for (const [command, parts] of GUESSES) {
  Deno.test(`likelyParts() guesses ${parts.join(", ")} for ${command}`, () => {
    const call = { tool_name: "Bash", parameters: { command } };
    assert.deepEqual([...likelyParts(call)].sort(), [...parts].sort());
  });
}

Deno.test("likelyParts() does not read long commands to their end", () => {
  const command = `${"a ".repeat(10_000)}; git push`;
  const parts = likelyParts({ tool_name: "Bash", parameters: { command } });
  assert.deepEqual([...parts], ["shell", "parser"]);
});
