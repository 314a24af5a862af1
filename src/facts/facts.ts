/** From a call to its facts: the entry of this room. */
import { BUDGET, type Budget, Meter } from "./budget.ts";
import type { Call } from "./call.ts";
import { callContent } from "./content/arguments.ts";
import type { Effect, Facts } from "./effect.ts";
import { shellFacts } from "./shell/run.ts";
import { toolEffects } from "./tools/effects.ts";

/** Works out what a call would do, within a budget of work; the same call has the same facts every time. */
export function facts(call: Call, budget: Budget = BUDGET): Facts {
  const meter = new Meter(budget);
  if (!meter.admits(sizeOf(call.parameters, budget.bytes))) {
    return {
      effects: [exhaustion()],
      exhausted: true,
      unparsed: false,
      steps: 0,
    };
  }
  let unparsed = false;
  const effects = [
    ...toolEffects(call, (command, place, where) => {
      const found = shellFacts(command, place, where, meter);
      unparsed ||= found.unparsed;
      return found.effects;
    }),
    ...callContent(call),
  ];
  return {
    effects: meter.exhausted ? [...effects, exhaustion()] : effects,
    exhausted: meter.exhausted,
    unparsed,
    steps: meter.steps,
  };
}

function exhaustion(): Effect {
  return {
    kind: "unresolved",
    what: "budget",
    source: { where: "parameters", piece: "", via: [] },
  };
}

/** Characters in all texts of a value, counted no further than one beyond the limit. */
function sizeOf(value: unknown, limit: number): number {
  let size = 0;
  const open: unknown[] = [value];
  while (open.length > 0 && size <= limit) {
    const next = open.pop();
    if (typeof next === "string") size += next.length;
    else if (typeof next === "object" && next !== null) {
      for (const [key, one] of Object.entries(next)) {
        size += key.length + 1;
        open.push(one);
        if (size > limit) break;
      }
    } else size += 1;
  }
  return size;
}
