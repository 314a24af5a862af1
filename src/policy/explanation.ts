/** Why each rule did or did not match, as data. */
import type { Facts } from "../facts/effect.ts";
import type { RuleSummary } from "./ruleset.ts";
import type { Decision } from "./verdict.ts";

/** One condition of a rule, looked at for one call. */
export interface Step {
  /** The way to the condition, for example `OR[1].parameters.path`. */
  readonly condition: string;
  /** Whether it holds, or `null` when that could not be said. */
  readonly holds: boolean | null;
  /** What the rule asks for. */
  readonly wanted: string;
  /** What the call has, shortened to 200 characters. */
  readonly seen: string;
}

/** One rule, looked at for one call. */
export interface RuleExplanation {
  /** The rule. */
  readonly rule: RuleSummary;
  /** What became of it. */
  readonly outcome: "matched" | "not_matched" | "failed" | "disabled";
  /** Whether this rule decided. */
  readonly decided: boolean;
  /** All that held when it matched, else what stood in the way. */
  readonly steps: readonly Step[];
}

/** The whole answer to "why". */
export interface Explanation {
  /** The profile in force. */
  readonly profile: string;
  /** What the policy says. */
  readonly decision: Decision;
  /** Every rule, disabled ones included, in the order in which they rank. */
  readonly rules: readonly RuleExplanation[];
  /** What the call would do, or `null` when no rule asks. */
  readonly facts: Facts | null;
}
