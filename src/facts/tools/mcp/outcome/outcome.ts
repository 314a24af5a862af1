/** What a tool of any server brings about that nobody would call a deletion: who gets in, where things go, what stands still. */
import type { Effect } from "../../../effect.ts";
import { looksOnly, type McpCall, sourceOf, targetOf } from "../family.ts";
import { access } from "./access.ts";
import { delivery } from "./delivery.ts";
import { domains } from "./domains.ts";
import { exposure } from "./exposure.ts";
import { guards } from "./guards.ts";
import { memory } from "./memory.ts";
import type { Outcome } from "./named.ts";
import { running } from "./running.ts";
import { standstill } from "./standstill.ts";
import { variables } from "./variables.ts";

/** Every kind of outcome, by its name. */
export const OUTCOMES: Readonly<Record<string, Outcome>> = {
  access,
  delivery,
  domains,
  exposure,
  guards,
  memory,
  running,
  standstill,
  variables,
};

/** The outcomes of a call beside what was found; a tool that only looks has none. */
export function outcomes(
  call: McpCall,
  found: readonly Effect[],
): readonly Effect[] {
  if (looksOnly(call.verbs)) return [];
  const target = targetOf(call);
  const told = new Set<string>();
  return Object.values(OUTCOMES).flatMap((outcome) => {
    const change = outcome(call, found);
    const text = JSON.stringify(change);
    if (change === undefined || told.has(text)) return [];
    told.add(text);
    return [
      {
        kind: "changes",
        ...change,
        ...(target === undefined ? {} : { target }),
        by: call.by,
        source: sourceOf(call),
      } as const,
    ];
  });
}
