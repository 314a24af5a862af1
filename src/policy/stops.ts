/** Tells a policy that guards from one that only looks on. */
import type { Ruleset } from "./ruleset.ts";
import { tightens } from "./stricter.ts";

/** Whether any call can be denied or asked about; a profile that only observes is told of by itself. */
export function stopsAnything(
  { ranked, results, defaultAction }: Ruleset,
): boolean {
  return defaultAction === "deny" || defaultAction === "ask" ||
    ranked.some((one) =>
      !one.shadow && tightens(one.rule.action) && !results.includes(one)
    );
}
