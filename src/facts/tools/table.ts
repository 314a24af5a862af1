/** Every tool that is known by its name alone. */
import { plainName } from "./arguments.ts";
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

let deeds: ReadonlyMap<string, Deed> | undefined;

/** What a tool of this name does, whatever the case of its letters and with or without `_`; `undefined` when no agent has such a tool. */
export function deedOf(tool: string): Deed | undefined {
  // Most names are spelt as in a table, and a test holds all tables to the same deed for the same name.
  for (const table of Object.values(TABLES)) {
    if (Object.hasOwn(table, tool)) return table[tool];
  }
  deeds ??= new Map(
    Object.values(TABLES).flatMap((table) =>
      Object.entries(table).map(([name, deed]) => [plainName(name), deed])
    ),
  );
  return deeds.get(plainName(tool));
}
