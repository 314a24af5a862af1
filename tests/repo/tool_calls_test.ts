/** Holds the shipped policy to calls of tools as agents and MCP servers really have them: harmful ones, and harmless ones beside. */
import assert from "node:assert/strict";
import { facts } from "../../src/facts/mod.ts";
import { loadRuleset } from "../../src/config/policies.ts";
import { decide } from "../../src/policy/decide.ts";
import { mcpServerOf } from "../../src/policy/mod.ts";

const LOADED = await loadRuleset(
  ["shipped"],
  () => Promise.reject(new Error("nothing is read")),
);
assert.ok(LOADED.ok);
const RULESET = LOADED.value;

const FILES = [["stop", true], ["go", false]] as const;

for (const [name, wanted] of FILES) {
  const file = new URL(`../cases/tool_calls_${name}.jsonl`, import.meta.url);
  const rows = Deno.readTextFileSync(file).trim().split("\n").map((line) =>
    JSON.parse(line) as readonly [string, Record<string, unknown>]
  );
  Deno.test(`shipped policy: ${rows.length} calls of tools are ${wanted ? "stopped" : "let through"}`, () => {
    const wrong = rows.filter(([tool_name, parameters]) => {
      const call = { tool_name, parameters, cwd: "/home/dev/project" };
      const { action } = decide(RULESET, {
        call,
        transport: "command",
        principal: null,
        mcp_server: mcpServerOf(tool_name),
        now: new Date("2026-01-01T12:00:00Z"),
      }, facts(call));
      return (action === "deny" || action === "ask") !== wanted;
    });
    assert.deepEqual(wrong.map((row) => JSON.stringify(row)), []);
  });
}
