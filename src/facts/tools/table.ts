/** Every tool that is known by its name alone. */
import { CLAUDE_CODE } from "./claude_code.ts";
import { CODEX } from "./codex.ts";
import { COPILOT } from "./copilot.ts";
import { CURSOR } from "./cursor.ts";
import { GEMINI } from "./gemini.ts";
import { OPENCODE } from "./opencode.ts";
import { OTHER_AGENTS } from "./other_agents.ts";
import type { Deed, ToolTable } from "./row.ts";
import { WINDSURF } from "./windsurf.ts";

/** The tables, by agent. */
export const TABLES: Readonly<Record<string, ToolTable>> = {
  claude_code: CLAUDE_CODE,
  codex: CODEX,
  gemini: GEMINI,
  copilot: COPILOT,
  cursor: CURSOR,
  opencode: OPENCODE,
  windsurf: WINDSURF,
  other_agents: OTHER_AGENTS,
};

const DEEDS: ReadonlyMap<string, Deed> = new Map(
  Object.values(TABLES).flatMap((table) =>
    Object.entries(table).map(([name, deed]) => [name.toLowerCase(), deed])
  ),
);

/** What a tool of this name does, whatever the case of its letters; `undefined` when no agent has such a tool. */
export function deedOf(tool: string): Deed | undefined {
  return DEEDS.get(tool.toLowerCase());
}
