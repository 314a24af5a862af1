/** Conditions on the tool's name. */
import type { Condition } from "../model.ts";
import type { CompiledCondition, Engines } from "../ruleset.ts";
import { compilePattern } from "./pattern.ts";
import type { Quantifier } from "./path.ts";

/** How many names a pattern remembers its answer for; agents have few tools. */
const MOST_REMEMBERED = 256;

/** Exact names, any of which suffices. */
export function compileToolName(
  condition: Condition & { readonly kind: "tool_name" },
): CompiledCondition {
  const names = new Set(condition.names);
  return {
    condition,
    holds: (scene) => names.has(scene.asked.call.tool_name),
    seen: (scene) => scene.asked.call.tool_name,
    parts: [],
    cost: 1,
  };
}

/** A pattern for the name; the answer for a name is remembered, because it cannot change. */
export function compileToolNamePattern(
  condition: Condition & { readonly kind: "tool_name_pattern" },
  engines: Engines,
  quantifier: Quantifier,
): CompiledCondition {
  const matcher = compilePattern(condition.pattern, engines, quantifier);
  const known = new Map<string, boolean>();
  return {
    condition,
    holds: (scene) => {
      const name = scene.asked.call.tool_name;
      const before = known.get(name);
      if (before !== undefined) return before;
      const holds = matcher.test(name);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(name, holds);
      return holds;
    },
    seen: (scene) => scene.asked.call.tool_name,
    parts: [],
    cost: 2,
  };
}
