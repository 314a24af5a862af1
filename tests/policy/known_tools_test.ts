/** Tests of the names of tools that agents call. */
import assert from "node:assert/strict";
import {
  isKnownTool,
  KNOWN_TOOL_NAMES,
  KNOWN_TOOLS,
} from "../../src/policy/known_tools.ts";

const NAMES: readonly [name: string, known: boolean][] = [
  ["Bash", true],
  ["apply_patch", true],
  ["run_shell_command", true],
  ["run_terminal_cmd", true],
  ["webfetch", true],
  ["mcp__git-server__push", true],
  ["mcp__x", false],
  ["mcp____", false],
  ["rm", false],
  ["BASH", false],
  ["", false],
];

for (const [name, known] of NAMES) {
  Deno.test(`isKnownTool() is ${known} for ${JSON.stringify(name)}`, () => {
    assert.equal(isKnownTool(name), known);
  });
}

Deno.test("KNOWN_TOOLS names no tool of one agent twice", () => {
  for (const [agent, names] of Object.entries(KNOWN_TOOLS)) {
    assert.equal(new Set(names).size, names.length, agent);
  }
  assert.equal(new Set(KNOWN_TOOL_NAMES).size, KNOWN_TOOL_NAMES.length);
});
