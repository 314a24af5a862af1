/** The answer to a call. */
import type { Severity } from "../problem/problem.ts";

/** What the agent is told, strictest first. */
export const ACTIONS = ["deny", "ask", "defer", "allow"] as const;

/** One of {@linkcode ACTIONS}. */
export type Action = typeof ACTIONS[number];

/** Why a verdict came about: a closed list, with what each code means. */
export const CODES = {
  rule_matched: "A rule of the policy matched and decided",
  no_rule_matched: "No rule matched, so the policy's default decided",
  sample_unavailable:
    "The rule wants a second opinion and no reviewer is configured",
  rule_failed:
    "A rule could not be evaluated, so the policy's on_error decided",
  facts_exhausted:
    "The call was too large to understand within its budget, so the policy's on_error decided",
  facts_unparsed:
    "A command in the call could not be parsed, so the policy's on_error decided",
  not_enforced:
    "The profile enforces nothing; the reason says what would have been decided",
  project_tightened: "The project's own policy made the verdict stricter",
  result_matched:
    "The tool has run, and a rule of the policy matched what it gave back",
  result_recorded:
    "The tool has run, and what it gave back carries what the warnings say; no rule matched that",
  audit_unavailable:
    "The decision could not be recorded, so the call is denied",
  deadline_exceeded: "The review took too long, so the call is denied",
  internal_error: "Something failed inside, so the call is denied",
} as const;

/** One of {@linkcode CODES}. */
export type Code = keyof typeof CODES;

/** A rule that matched, whether or not it decided. */
export interface Match {
  /** The rule's id. */
  readonly rule_id: string;
  /** What the rule asked for, `sample` included. */
  readonly action: Action | "sample";
  /** Whether it was only recorded (`mode: shadow`). */
  readonly shadow: boolean;
  /** Why the operator has turned the rule off; absent for a rule that is on. */
  readonly off?: string | undefined;
}

/** What the policy says about a call: pure, without identity or duration. */
export interface Decision {
  /** What the agent is told. */
  readonly action: Action;
  /** Why, in words that a person and a model can act on; never empty. */
  readonly reason: string;
  /** Why, from a closed list. */
  readonly code: Code;
  /** The action that would have been answered; only where nothing is enforced (`not_enforced`). */
  readonly would?: Action | undefined;
  /** The rule that decided, or `null` when none did. */
  readonly rule_id: string | null;
  /** The deciding rule's severity, or `null`. */
  readonly severity: Severity | null;
  /** The deciding rule's tags. */
  readonly tags: readonly string[];
  /** Every rule that matched, in the order in which they rank. */
  readonly matched: readonly Match[];
  /** What a person should know although it did not decide. */
  readonly warnings: readonly string[];
}

/** The answer that clients receive. */
export interface Verdict extends Decision {
  /** Unique identifier, the same as in the audit record (UUID version 4). */
  readonly decision_id: string;
  /** How long the review took, in milliseconds. */
  readonly processing_time_ms: number;
}
