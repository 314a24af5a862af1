/** What of this room is at hand: a process that judges one call loads no more than that call needs. */
import type { Families } from "./programs/program.ts";
import type { GroupName } from "./programs/programs.ts";
import type { Parser } from "./shell/parse.ts";
import type { shellFacts } from "./shell/run.ts";
import type { mcpEffects, Outcomes } from "./tools/mcp/effects.ts";
import type { composedEffects } from "./tools/composed.ts";
import type { commandOf } from "./tools/program.ts";
import type { writtenEffects } from "./tools/written.ts";

/** A part that is loaded as a whole: the shell, its parser, the tools of MCP servers, what those bring about, files that run later, tools named like programs or made of their options, a group of programs. */
export type PartName =
  | "shell"
  | "parser"
  | "mcp"
  | "outcomes"
  | "written"
  | "program"
  | "composed"
  | GroupName;

/** The parts that are at hand. */
export interface Parts {
  readonly shell?: typeof shellFacts;
  readonly parser?: Parser;
  readonly mcp?: typeof mcpEffects;
  readonly outcomes?: Outcomes;
  readonly composed?: typeof composedEffects;
  readonly program?: typeof commandOf;
  readonly written?: typeof writtenEffects;
  readonly groups: Readonly<Partial<Record<GroupName, Families>>>;
}
