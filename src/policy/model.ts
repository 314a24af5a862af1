/** A policy as plain data: what a file says once it has been read and found valid. */
import type { Annotations } from "../facts/call.ts";
import type { EffectKind } from "../facts/effect.ts";
import type { Severity } from "../problem/problem.ts";
import type { Transport } from "./asked.ts";
import type { Action } from "./verdict.ts";

/** What a rule may ask for; `sample` sends the call to a second opinion. */
export const RULE_ACTIONS = [
  "deny",
  "ask",
  "sample",
  "defer",
  "allow",
] as const;

/** One of {@linkcode RULE_ACTIONS}. */
export type RuleAction = typeof RULE_ACTIONS[number];

/** What decides when a rule or the analysis of a call fails. */
export const ON_ERROR = ["deny", "ask"] as const;

/** One of {@linkcode ON_ERROR}. */
export type OnError = typeof ON_ERROR[number];

/** Whether rules decide, or are only recorded. */
export const MODES = ["enforce", "shadow"] as const;

/** One of {@linkcode MODES}. */
export type Mode = typeof MODES[number];

/** Where something stands in its file: line and column, both counted from 1. */
export type Place = readonly [line: number, column: number];

/** How a text is compared. */
export interface TextPattern {
  /** `string` is equality, `regex` is found anywhere in the text, `glob` covers all of it. */
  readonly type: "string" | "regex" | "glob";
  /** The text, the regular expression or the glob. */
  readonly pattern: string;
  /** Whether `A` differs from `a`. */
  readonly case_sensitive: boolean;
  /** Where the pattern stands. */
  readonly at: Place;
}

/** How two values of a JSONPath condition are compared. */
export const COMPARISONS = ["exists", "eq", "gt", "gte", "lt", "lte"] as const;

/** One of {@linkcode COMPARISONS}. */
export type Comparison = typeof COMPARISONS[number];

/** A JSONPath query over all arguments, and what its results must satisfy. */
export interface QueryPattern {
  /** Always `jsonpath`. */
  readonly type: "jsonpath";
  /** The query, as RFC 9535 defines it. */
  readonly pattern: string;
  /** How a result is compared with the threshold. */
  readonly comparison: Comparison;
  /** What a result is compared with; absent for `exists`. */
  readonly threshold?: string | number | boolean;
  /** Where the query stands. */
  readonly at: Place;
}

/** Any pattern object. */
export type Pattern = TextPattern | QueryPattern;

/** A value that YAML writes without a structure. */
export type Scalar = string | number | boolean | null;

/** The days of a week, Monday first. */
export const WEEKDAYS = [
  "mon",
  "tue",
  "wed",
  "thu",
  "fri",
  "sat",
  "sun",
] as const;

/** One of {@linkcode WEEKDAYS}. */
export type Weekday = typeof WEEKDAYS[number];

/** What one attribute of an effect must satisfy. */
export interface AttributeTest {
  /** The attribute's name in the catalogue of effects. */
  readonly attribute: string;
  /** Whether none of the values may hold (`_not_in`); an absent attribute then satisfies the test. */
  readonly negate: boolean;
  /** The values, any of which suffices. */
  readonly values: readonly (string | number | boolean)[];
  /** Bounds for a number; all must hold. */
  readonly bounds?: Readonly<
    Partial<Record<"gt" | "gte" | "lt" | "lte", number>>
  >;
}

/** What must hold for a rule to match: a tree without depth limit of its own. */
export type Condition =
  | {
    readonly kind: "all";
    readonly of: readonly Condition[];
    readonly at: Place;
  }
  | {
    readonly kind: "any";
    readonly of: readonly Condition[];
    readonly at: Place;
  }
  | { readonly kind: "not"; readonly of: Condition; readonly at: Place }
  | {
    readonly kind: "tool_name";
    readonly names: readonly string[];
    readonly at: Place;
  }
  | {
    readonly kind: "tool_name_pattern";
    readonly pattern: TextPattern;
    readonly at: Place;
  }
  /** One argument, which must be present; any of the expected values suffices. */
  | {
    readonly kind: "parameter";
    readonly name: string;
    readonly expected: readonly (Scalar | Pattern)[];
    readonly at: Place;
  }
  /** All arguments at once, as text or by a query. */
  | {
    readonly kind: "parameters";
    readonly pattern: Pattern;
    readonly at: Place;
  }
  | {
    readonly kind: "cwd";
    readonly patterns: readonly TextPattern[];
    readonly at: Place;
  }
  | {
    readonly kind: "time_range";
    /** Minutes after midnight, inclusive. */
    readonly start: number;
    /** Minutes after midnight, inclusive; before `start` it means the next day. */
    readonly end: number;
    /** A zone of the IANA database, or `UTC`. */
    readonly timezone: string;
    /** The days on which the range begins; empty means every day. */
    readonly weekdays: readonly Weekday[];
    readonly at: Place;
  }
  | {
    readonly kind: "transport";
    readonly names: readonly Transport[];
    readonly at: Place;
  }
  | {
    readonly kind: "agent" | "principal" | "mcp_server";
    readonly patterns: readonly TextPattern[];
    readonly at: Place;
  }
  /** Some effect of the kind satisfies every test. */
  | {
    readonly kind: "effect";
    readonly effect: EffectKind;
    readonly where: readonly AttributeTest[];
    readonly at: Place;
  }
  /** There is an effect, and each one is covered by some member of the list. */
  | {
    readonly kind: "only";
    readonly of: readonly (Condition & { readonly kind: "effect" })[];
    readonly at: Place;
  };

/** One rule of a policy. */
export interface Rule {
  /** Its name, unique in all files that are loaded together. */
  readonly id: string;
  /** 0 to 999; the smaller number is looked at first. */
  readonly priority: number;
  /** Whether it takes part at all. */
  readonly enabled: boolean;
  /** Whether it decides, or is only recorded. */
  readonly mode: Mode;
  /** What it asks for. */
  readonly action: RuleAction;
  /** What the agent is told when the rule decides. */
  readonly reason?: string;
  /** What a person is told whenever the rule matches. */
  readonly warning?: string;
  /** How grave a match is. */
  readonly severity?: Severity;
  /** Words to search by. */
  readonly tags: readonly string[];
  /** What the second opinion has to look at. */
  readonly sampling_guidance?: string;
  /** Who gives the second opinion. */
  readonly inference_provider?: string;
  /** What must hold for it to match. */
  readonly condition: Condition;
  /** Where the rule begins. */
  readonly at: Place;
}

/** One expectation about a policy: this call, that verdict. */
export interface PolicyTest {
  /** What the test shows, or the call's tool and place when the file says nothing. */
  readonly name: string;
  /** The call, as a client would send it. */
  readonly call: {
    readonly tool_name: string;
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly cwd?: string;
    readonly session_id?: string;
    readonly agent_id?: string;
    readonly agent?: string;
    readonly annotations?: Annotations;
  };
  /** What the tool gave back; absent when the test is about the call itself. */
  readonly result?: string;
  /** The action that the verdict must have; `sample` for a rule that wants a second opinion. */
  readonly want: RuleAction;
  /** The rule that must decide, or `null` for none; absent when it does not matter. */
  readonly want_rule?: string | null;
  /** The rule that must not match, because the call only looks like what it is for. */
  readonly spares?: string;
  /** The moment of the decision, ISO 8601. */
  readonly now?: string;
  /** The door that the call comes through. */
  readonly transport?: Transport;
  /** Who asks. */
  readonly principal?: string;
  /** The MCP server that the tool belongs to. */
  readonly mcp_server?: string;
  /** The file that the test stands in, which may be the policy's sibling. */
  readonly file: string;
  /** Where the test begins. */
  readonly at: Place;
}

/** A pack or a rule that the operator has turned off, and where they said so. */
export interface TurnedOff {
  /** The pack's name, or the rule's id. */
  readonly name: string;
  /** Why; never empty. */
  readonly reason: string;
  /** The file, or `environment`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
}

/** How policies are put in force, beside what they say themselves. */
export interface Terms {
  /** Which profile the operator chose; `standard` when absent. */
  readonly profile?: string;
  /** Whether everything is only recorded. */
  readonly observe?: boolean;
  /** What is turned off. */
  readonly off?: readonly TurnedOff[];
}

/** One policy file. */
export interface Policy {
  /** The file as the user named it. */
  readonly file: string;
  /** The name of a pack or profile that ships inside the program; absent for everybody's own file. */
  readonly pack?: string;
  /** Whether its rules decide, or are only recorded. */
  readonly mode: Mode;
  /** What decides when no rule matches, or when one fails; absent when the file does not say. */
  readonly defaults: { readonly action?: Action; readonly on_error?: OnError };
  /** Its rules, in the file's order. */
  readonly rules: readonly Rule[];
  /** Its tests, in the file's order. */
  readonly tests: readonly PolicyTest[];
}
