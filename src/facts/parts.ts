/** What of this room is at hand: a process that judges one call loads no more than that call needs. */
import type { Families } from "./programs/program.ts";
import type { GroupName } from "./programs/programs.ts";
import type { Parser } from "./shell/parse.ts";
import type { shellFacts } from "./shell/run.ts";
import type { mcpEffects } from "./tools/mcp/effects.ts";

/** A part that is loaded as a whole: the shell, its parser, the tools of MCP servers, a group of programs. */
export type PartName = "shell" | "parser" | "mcp" | GroupName;

/** The parts that are at hand. */
export interface Parts {
  readonly shell?: typeof shellFacts;
  readonly parser?: Parser;
  readonly mcp?: typeof mcpEffects;
  readonly groups: Readonly<Partial<Record<GroupName, Families>>>;
}
