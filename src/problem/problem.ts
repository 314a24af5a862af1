/** Something wrong with an input: what, where, and how to mend it. */

/** How much a problem matters, gravest first. */
export const SEVERITIES = [
  "critical",
  "high",
  "medium",
  "low",
  "info",
] as const;

/** One of {@linkcode SEVERITIES}. */
export type Severity = typeof SEVERITIES[number];

/** One finding about one place in one input. */
export interface Problem {
  /** Stable identifier of the kind of problem, for example `POLICY-002`. */
  readonly id: string;
  /** How much it matters. */
  readonly severity: Severity;
  /** The file as the user named it, or a word such as `environment` or `stdin`. */
  readonly file: string;
  /** Line, counted from 1. */
  readonly line: number;
  /** Column, counted from 1. */
  readonly column: number;
  /** What is wrong, with the offending text in backticks. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
}

/** Either a value, or every problem that stood in its way. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Orders problems by file, line, column, then id. */
export function compareProblems(a: Problem, b: Problem): number {
  return compareText(a.file, b.file) || a.line - b.line ||
    a.column - b.column || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
