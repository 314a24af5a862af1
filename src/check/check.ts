/** What is known of one kind of problem. */
import type { Severity } from "../problem/problem.ts";

/** One kind of problem. */
export interface Check {
  /** What it is, one sentence without a final period. */
  readonly title: string;
  /** Why that matters; for a file that does not load the answer is always the same. */
  readonly why: string;
  /** How much it matters as a rule. */
  readonly severity: Severity;
  /** What to do about it, a sentence without a final period, where that is always the same. */
  readonly mend?: string;
  /** The rules of others that ask for the same, for example `CIS Docker 5.5`. */
  readonly standards?: readonly string[];
}
