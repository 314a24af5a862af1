/** Groups that are timed inside a process of their own, whose engine has the binary's flags and which may read, and little else. */
// deno-lint-ignore-file no-console
import { DECIDE } from "./decide.ts";
import { FACTS } from "./facts.ts";
import { PROTECTIONS } from "./protections.ts";
import type { Group } from "./row.ts";

/** Each by the name that this file takes as its argument; it prints the figures as JSON. */
export const INSIDE = {
  decide: DECIDE,
  facts: FACTS,
  protections: PROTECTIONS,
} as const satisfies Record<string, Group>;

/** The name of such a group. */
export type InsideName = keyof typeof INSIDE;

if (import.meta.main) {
  const group = INSIDE[Deno.args[0] as InsideName];
  const figures = await group.measure((doing) =>
    console.error(`bench: ${doing}`)
  );
  console.log(JSON.stringify(figures));
}
