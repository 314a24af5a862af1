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
  /** The call and who asks. */
  readonly asked: Asked;
  /** What the call would do; `null` when nobody worked it out. */
  readonly facts: Facts | null;
  /** The ways to read each path that some rule has looked at. */
  readonly readings: Map<string, Readings>;
}

/** A condition made ready. */
export interface CompiledCondition {
  /** What it was made from. */
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
  /** What it was made from. */
  readonly rule: Rule;
  /** The file that it stands in. */
  readonly file: string;
  /** Whether it is only recorded, by its own mode or its policy's. */
  readonly shadow: boolean;
  /** Why the operator has turned it off; it is then only recorded. */
  readonly off: string | null;
  /** Its conditions, made ready. */
  readonly condition: CompiledCondition;
  /** Place in the order of all enabled rules, counted from 0. */
  readonly rank: number;
}

/** What `list_rules` and `GET /v1/rules` say about a rule. */
export interface RuleSummary {
  /** Its name. */
  readonly id: string;
  /** 0 to 999; the smaller number is looked at first. */
  readonly priority: number;
  /** What it asks for. */
  readonly action: RuleAction;
  /** Whether it takes part at all. */
  readonly enabled: boolean;
  /** Whether it decides, or is only recorded. */
  readonly mode: Mode;
  /** How grave a match is. */
  readonly severity: Severity | null;
  /** Words to search by. */
  readonly tags: readonly string[];
  /** What the agent is told when it decides. */
  readonly reason: string | null;
  /** Why the operator has turned it off, or `null`. */
  readonly off: string | null;
  /** The file that it stands in. */
  readonly file: string;
  /** The line on which it begins. */
  readonly line: number;
}

/** The rules that can match at all, found by what a call has. */
export interface RuleIndex {
  /** By the tool's name. */
  readonly byTool: ReadonlyMap<string, readonly CompiledRule[]>;
  /** By the name of an argument. */
  readonly byParameter: ReadonlyMap<string, readonly CompiledRule[]>;
  /** By a kind of effect. */
  readonly byEffect: ReadonlyMap<EffectKind, readonly CompiledRule[]>;
  /** Those of which nothing of the kind can be said. */
  readonly always: readonly CompiledRule[];
}

/** Policies of one origin, merged and ready to decide. Immutable: a review keeps the one it began with. */
export interface Ruleset {
  /** The profile that the operator chose. */
  readonly profile: string;
  /** Whether nothing is enforced, so that every decision is only recorded. */
  readonly observes: boolean;
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
  /** Enabled rules for calls, by what a call must have for them to match. */
  readonly index: RuleIndex;
  /** Enabled rules for what tools give back, in rank order. */
  readonly results: readonly CompiledRule[];
}
