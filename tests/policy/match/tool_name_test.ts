/** Tests of conditions on the tool's name. */
import assert from "node:assert/strict";
import {
  compileToolName,
  compileToolNamePattern,
} from "../../../src/policy/match/tool_name.ts";
import { openScene } from "../../../src/policy/match/scene.ts";
import { asked, matches } from "../ruling.ts";

const CASES: readonly [condition: string, tool_name: string, holds: boolean][] =
  [
    ["Bash", "Bash", true],
    ["Bash", "bash", false],
    ["Bash", "BashOutput", false],
    ["Bash|Write", "Write", true],
    ["Bash | Write", "Write", true],
    ["[Bash, 'Read|Edit']", "Edit", true],
    ["[Bash]", "Write", false],
    ["mcp__git-server__push", "mcp__git-server__push", true],
    ["'a.b/c:d e'", "a.b/c:d e", true],
    ["{type: string, pattern: BASH, case_sensitive: false}", "bash", true],
    ["{type: regex, pattern: '^mcp__'}", "mcp__x__y", true],
    ["{type: regex, pattern: '^MCP__'}", "mcp__x__y", true],
    ["{type: regex, pattern: '^MCP__', case_sensitive: true}", "mcp__x", false],
    ["{type: regex, pattern: delete}", "file_delete_all", true],
    ["{type: glob, pattern: 'mcp__*__delete*'}", "mcp__fs__delete_file", true],
    ["{type: glob, pattern: '*'}", "server/tool", false],
    ["{type: glob, pattern: '**'}", "server/tool", true],
  ];

for (const [condition, tool_name, holds] of CASES) {
  Deno.test(`decide() says ${holds} for tool_name ${condition} and ${tool_name}`, () => {
    assert.equal(matches(`tool_name: ${condition}`, { tool_name }), holds);
  });
}

Deno.test("compileToolName() shows the name that it saw", () => {
  const compiled = compileToolName({
    kind: "tool_name",
    names: ["a"],
    at: [1, 1],
  });
  assert.equal(compiled.seen(openScene(asked({ tool_name: "b" }), null)), "b");
});

Deno.test("compileToolNamePattern() asks a pattern once for each name", () => {
  let asks = 0;
  const compiled = compileToolNamePattern(
    {
      kind: "tool_name_pattern",
      pattern: {
        type: "regex",
        pattern: "a.",
        case_sensitive: false,
        at: [1, 1],
      },
      at: [1, 1],
    },
    {
      regex: () => () => {
        asks += 1;
        return true;
      },
    },
    "any",
  );
  const ask = (tool_name: string) =>
    compiled.holds(openScene(asked({ tool_name }), null));
  assert.ok(ask("ab") && ask("ab") && ask("ac"));
  assert.equal(asks, 2);
  for (let i = 0; i < 300; i++) ask(`name ${i}`);
  asks = 0;
  ask("name 299");
  assert.equal(asks, 0);
  ask("ab");
  assert.equal(asks, 1);
  assert.equal(compiled.seen(openScene(asked({ tool_name: "x" }), null)), "x");
});
