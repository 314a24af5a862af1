/** From a call to its facts, as far as the parts that are at hand can tell. */
import { BUDGET, type Budget, Meter } from "./budget.ts";
import type { Call } from "./call.ts";
import { callContent } from "./content/arguments.ts";
import type { Effect, Facts } from "./effect.ts";
import type { PartName, Parts } from "./parts.ts";
import { type GroupName, Programs } from "./programs/programs.ts";
import { MOST_ARGUMENTS, MOST_DEPTH } from "./tools/arguments.ts";
import { deedEffects, type Readers } from "./tools/deeds.ts";

/** What can be told with some parts. */
export interface PartialFacts {
  /** True only when nothing is missing; not to be used otherwise. */
  readonly facts: Facts;
  /** The parts that are needed beside. */
  readonly missing: ReadonlySet<PartName>;
}

/** Works out what a call would do, within a budget of work; the same call has the same facts every time. */
export function partialFacts(
  call: Call,
  parts: Parts,
  programs: Programs | null = null,
  budget: Budget = BUDGET,
): PartialFacts {
  const missing = new Set<PartName>();
  const known = programs ??
    new Programs(parts.groups, missing as Set<GroupName>);
  const meter = new Meter(budget);
  const { size, texts, depth } = measure(call.parameters, budget.bytes);
  if (
    !meter.admits(size) || texts > MOST_ARGUMENTS || depth > MOST_DEPTH
  ) {
    return {
      facts: {
        effects: [exhaustion()],
        exhausted: true,
        unparsed: false,
        steps: 0,
      },
      missing,
    };
  }
  let unparsed = false;
  const readers: Readers = {
    exhaust: () => meter.stop(),
    shell(command, place, where, typed = false) {
      if (parts.shell === undefined) {
        missing.add("shell");
        return [];
      }
      const found = parts.shell(command, place, where, {
        meter,
        programs: known,
        parser: parts.parser,
        lacks: (part) => missing.add(part),
      });
      unparsed ||= found.unparsed && !typed;
      return found.effects;
    },
    program(...args) {
      if (parts.program !== undefined) return parts.program(...args);
      missing.add("program");
      return undefined;
    },
    composed(...args) {
      if (parts.composed !== undefined) return parts.composed(...args);
      missing.add("composed");
      return [];
    },
    written(...args) {
      if (parts.written !== undefined) return parts.written(...args);
      missing.add("written");
      return [];
    },
    mcp(...args) {
      if (parts.mcp !== undefined) {
        return parts.mcp(
          parts.outcomes ?? (() => {
            missing.add("outcomes");
            return [];
          }),
          ...args,
        );
      }
      missing.add("mcp");
      return { known: false, effects: [] };
    },
  };
  const deeds = deedEffects(call, readers);
  const effects = missing.size > 0 ? deeds : [...deeds, ...callContent(call)];
  // What tools other than shells do costs no steps.
  if (effects.length > budget.effects) meter.stop();
  return {
    facts: {
      effects: meter.exhausted ? [...effects, exhaustion()] : effects,
      exhausted: meter.exhausted,
      unparsed,
      steps: meter.steps,
    },
    missing,
  };
}

function exhaustion(): Effect {
  return {
    kind: "unresolved",
    what: "budget",
    source: { where: "parameters", piece: "", via: [] },
  };
}

/** How large a value is: its characters, its texts, and its levels. */
interface Measure {
  readonly size: number;
  readonly texts: number;
  readonly depth: number;
}

/** Measures a value, no further than one beyond the limit of its characters. */
function measure(value: unknown, limit: number): Measure {
  let size = 0;
  let texts = 0;
  let deepest = 0;
  const open: { readonly value: unknown; readonly depth: number }[] = [{
    value,
    depth: 0,
  }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (size > limit) break;
    if (typeof value === "string") {
      size += value.length;
      texts += 1;
    } else if (typeof value === "object" && value !== null) {
      deepest = Math.max(deepest, depth + 1);
      for (const [key, one] of Object.entries(value)) {
        size += key.length + 1;
        open.push({ value: one, depth: depth + 1 });
        if (size > limit) break;
      }
    } else size += 1;
  }
  return { size, texts, depth: deepest };
}
