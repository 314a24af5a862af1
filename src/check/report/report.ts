/** What a report for people tells: what was looked at, what was found, and what somebody accepts. */
import type { Problem } from "../../problem/problem.ts";
import type { Waived } from "../waivers.ts";

/** Everything that a report needs. */
export interface Report {
  readonly problems: readonly Problem[];
  /** What was judged, each with its kind. */
  readonly judged: readonly {
    readonly file: string;
    readonly kind: string;
  }[];
  readonly waived: readonly Waived[];
  /** The version of the program. */
  readonly version: string;
  /** When it was looked at. */
  readonly now: Date;
}

/** Problems of one check together, in the order in which the first of each stands. */
export function byCheck(
  problems: readonly Problem[],
): readonly (readonly [id: string, problems: readonly Problem[]])[] {
  const found = new Map<string, Problem[]>();
  for (const problem of problems) {
    found.set(problem.id, [...found.get(problem.id) ?? [], problem]);
  }
  return [...found];
}
