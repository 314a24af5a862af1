/** From a call to its facts: the entry of this room. */
import { BUDGET, type Budget } from "./budget.ts";
import type { Call } from "./call.ts";
import type { Facts } from "./effect.ts";
import { partialFacts } from "./partial.ts";
import type { Parts } from "./parts.ts";
import { GROUPS, PROGRAMS } from "./programs/registry.ts";
import { PARSER } from "./shell/parser.ts";
import { shellFacts } from "./shell/run.ts";
import { mcpEffects } from "./tools/mcp/effects.ts";
import { composedEffects } from "./tools/composed.ts";
import { commandOf } from "./tools/program.ts";
import { writtenEffects } from "./tools/written.ts";
import { outcomes } from "./tools/mcp/outcome/outcome.ts";

const EVERYTHING: Parts = {
  shell: shellFacts,
  parser: PARSER,
  mcp: mcpEffects,
  outcomes,
  composed: composedEffects,
  program: commandOf,
  written: writtenEffects,
  groups: GROUPS,
};

/** Works out what a call would do, within a budget of work; the same call has the same facts every time. */
export function facts(call: Call, budget: Budget = BUDGET): Facts {
  return partialFacts(call, EVERYTHING, PROGRAMS, budget).facts;
}
