/** What a check of a deployment is, and how its findings become problems. */
import type { Problem } from "../../problem/problem.ts";
import type { Check } from "../check.ts";

/** A place in a file. */
export interface Place {
  readonly file: string;
  /** Line and column, counted from 1. */
  readonly place: { readonly line: number; readonly column: number };
}

/** One place that fails a check, and what stands there; without a text something is missing. */
export interface Fault {
  readonly at: Place;
  /** Whose fault it is: a service, a container, an object. */
  readonly of?: string;
  /** The offending text. */
  readonly found?: string;
}

/** One check of subjects of a kind. */
export interface DeploymentCheck<Subject> extends Check {
  readonly mend: string;
  readonly standards: readonly string[];
  /** Every place of a subject that fails. */
  readonly find: (subject: Subject) => readonly Fault[];
}

/** Checks by identifier. */
export type DeploymentChecks<Subject> = Readonly<
  Record<string, DeploymentCheck<Subject>>
>;

/** Holds a subject to every check. */
export function hold<Subject>(
  subject: Subject,
  checks: DeploymentChecks<Subject>,
): readonly Problem[] {
  return Object.entries(checks).flatMap(([id, check]) =>
    check.find(subject).map(({ at, of, found }): Problem => ({
      id,
      severity: check.severity,
      file: at.file,
      ...at.place,
      message: [
        check.title,
        ...of === undefined ? [] : [` (\`${of}\`)`],
        ...found === undefined ? [] : [`: \`${found.slice(0, 200)}\``],
      ].join(""),
      hint: check.mend,
    }))
  );
}
