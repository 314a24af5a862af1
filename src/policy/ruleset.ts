/** Policies made ready for deciding, and the engines that making them ready takes. */
import type { EffectKind, Facts } from "../facts/effect.ts";
import type { Severity } from "../problem/problem.ts";
import type { Asked } from "./asked.ts";
import type { Condition, Mode, OnError, Rule, RuleAction } from "./model.ts";
import type { Readings } from "./match/path.ts";
import type { Action } from "./verdict.ts";

/** Tests a text; throws {@linkcode MatchFailure} when it cannot say. */
export type TextTest = (text: string) => boolean;

/** The heavy parts, handed in so that they load only when some policy needs them. */
export interface Engines {
  /** Compiles a regular expression that runs in linear time; throws `SyntaxError`. */
  readonly regex?: (pattern: string, caseSensitive: boolean) => TextTest;
  /** Compiles one with look-around or back-references, run under a time-out; throws `SyntaxError`. */
  readonly backtracking?: (pattern: string, caseSensitive: boolean) => TextTest;
  /** Compiles a JSONPath query (RFC 9535); throws `SyntaxError`. */
  readonly jsonpath?: (query: string) => (value: unknown) => readonly unknown[];
}

/** Thrown while matching when a condition can neither be said to hold nor not to hold. */
export class MatchFailure extends Error {
  override readonly name = "MatchFailure";
}

/** What one decision works on. */
export interface Scene {
  readonly asked: Asked;
  readonly facts: Facts | null;
  /** The ways to read each path that some rule has looked at. */
  readonly readings: Map<string, Readings>;
}

/** A condition made ready. */
export interface CompiledCondition {
  readonly condition: Condition;
  /** Whether it holds; throws {@linkcode MatchFailure} when it cannot say. */
  readonly holds: (scene: Scene) => boolean;
  /** What the condition looks at in this call, in words. */
  readonly seen: (scene: Scene) => string;
  /** The members of `all`, `any` and `not`, in the file's order. */
  readonly parts: readonly CompiledCondition[];
  /** How dear it is to test; only the order matters. */
  readonly cost: number;
}

/** A rule made ready. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly file: string;
  /** Whether it is only recorded, by its own mode or its policy's. */
  readonly shadow: boolean;
  readonly condition: CompiledCondition;
  /** Place in the order of all enabled rules, counted from 0. */
  readonly rank: number;
}

/** What `list_rules` and `GET /v1/rules` say about a rule. */
export interface RuleSummary {
  readonly id: string;
  readonly priority: number;
  readonly action: RuleAction;
  readonly enabled: boolean;
  readonly mode: Mode;
  readonly severity: Severity | null;
  readonly tags: readonly string[];
  readonly reason: string | null;
  readonly file: string;
  readonly line: number;
}

/** The rules that can match at all, found by what a call has. */
export interface RuleIndex {
  readonly byTool: ReadonlyMap<string, readonly CompiledRule[]>;
  readonly byParameter: ReadonlyMap<string, readonly CompiledRule[]>;
  readonly byEffect: ReadonlyMap<EffectKind, readonly CompiledRule[]>;
  readonly always: readonly CompiledRule[];
}

/** Policies of one origin, merged and ready to decide. Immutable: a review keeps the one it began with. */
export interface Ruleset {
  /** Whether some rule looks at facts, so that they have to be worked out. */
  readonly needsFacts: boolean;
  /** Every rule, disabled ones included, in the order in which they rank. */
  readonly rules: readonly RuleSummary[];
  /** The files it was made from. */
  readonly files: readonly string[];
  /** What decides when no rule matches. */
  readonly defaultAction: Action;
  /** What decides when a rule or the analysis fails. */
  readonly onError: OnError;
  /** Whether a rule that is enforced looks at facts, so that incomplete facts matter. */
  readonly dependsOnFacts: boolean;
  /** Enabled rules in rank order. */
  readonly ranked: readonly CompiledRule[];
  readonly index: RuleIndex;
}
