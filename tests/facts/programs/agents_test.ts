/** Tests what coding agents and this guard as programs are said to do. */
import assert from "node:assert/strict";
import { AGENTS } from "../../../src/facts/programs/agents.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["claude --settings '{\"hooks\":{}}' -p x", [
    "run with other settings agent claude loosens",
  ]],
  ['claude --settings \'{"model":"opus"}\' -p x', []],
  ["claude --bare -p x", ["run with other settings agent claude loosens"]],
  ["claude --setting-sources '' -p x", [
    "run with other settings agent claude loosens",
  ]],
  ["CLAUDE_CONFIG_DIR=/tmp/x claude -p x", [
    "run with other settings agent claude loosens",
  ]],
  ["SUPEREGO_AUDIT=/tmp/x superego serve", [
    "serve with other settings agent superego loosens",
  ]],
  ["SUPEREGO_POLICY=a.yaml superego explain --command ls", []],
  ["superego hooks remove", ["hooks remove agent superego loosens"]],
  ["superego hooks list", []],
  ["superego explain --command ls", []],
  ["superego keys add x", ["keys add agent superego loosens"]],
  ["superego audit erase --principal x", [
    "audit erase agent superego loosens",
  ]],
  ["superego audit verify", []],
  ["claude --dangerously-skip-permissions", [
    "run unguarded agent claude loosens",
  ]],
  ["claude -p x", []],
  ["claude --permission-mode bypassPermissions", [
    "run unguarded agent claude loosens",
  ]],
  ["claude mcp add x", ["mcp add agent x"]],
  ["claude mcp list", []],
  ["codex --sandbox danger-full-access", ["run unguarded agent codex loosens"]],
  ["codex exec x", []],
  ["gemini --yolo", ["run unguarded agent gemini loosens"]],
  ["cursor-agent --force", ["run unguarded agent cursor-agent loosens"]],
  ["aider --force", []],
];

for (const [command, wanted] of CASES) {
  Deno.test(`AGENTS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("AGENTS has a case for every row", () => {
  assert.deepEqual(untried(AGENTS, CASES.map(([command]) => command)), []);
});
