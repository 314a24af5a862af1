/** Makes policies ready to decide, and refuses what could fail later. */
import {
  compareProblems,
  type Problem,
  type Result,
} from "../problem/problem.ts";
import { findCandidates } from "./candidates.ts";
import { FINDINGS } from "./findings.ts";
import { compileCondition } from "./match/condition.ts";
import { looksAtFacts, looksAtResults } from "./needs.ts";
import type { Quantifier } from "./match/path.ts";
import type { Condition, OnError, Policy, Rule, Terms } from "./model.ts";
import { offReasons } from "./off.ts";
import {
  type CompiledCondition,
  type CompiledRule,
  type Engines,
  MatchFailure,
  type Ruleset,
  type RuleSummary,
} from "./ruleset.ts";
import { compareRank } from "./rank.ts";
import { stricter, tightens } from "./stricter.ts";
import type { Action } from "./verdict.ts";

/** What decides when no policy says: the agent's own permission flow. */
export const DEFAULT_ACTION: Action = "defer";

/** What decides on failure when no policy says. */
export const DEFAULT_ON_ERROR: OnError = "deny";

/** Merges policies of one origin into one ruleset, in force on these terms; all problems come at once. */
export function compile(
  policies: readonly Policy[],
  engines: Engines,
  terms: Terms = {},
): Result<Ruleset> {
  const problems: Problem[] = duplicates(policies);
  const off = offReasons(policies, terms.off ?? [], problems);
  const observes = terms.observe ?? false;
  const entries = policies.flatMap((policy) =>
    policy.rules.map((rule) => ({
      policy,
      rule,
      off: off.get(rule.id) ?? null,
      shadow: policy.mode === "shadow" || rule.mode === "shadow" ||
        off.has(rule.id),
    }))
  );
  // The sort is stable: what ranks equal keeps the order of the files.
  entries.sort((a, b) => compareRank(a.rule, b.rule));
  const ranked: CompiledRule[] = [];
  for (const { policy, rule, shadow, off } of entries) {
    const condition = compileRule(policy, rule, engines, problems);
    if (rule.enabled) {
      ranked.push({
        rule,
        file: policy.file,
        shadow,
        off,
        condition,
        rank: ranked.length,
      });
    }
  }
  if (problems.length > 0) {
    return { ok: false, problems: problems.sort(compareProblems) };
  }
  const [results, calls] = partition(ranked);
  let summaries: readonly RuleSummary[] | undefined;
  const enforced = policies.filter(({ mode }) => mode === "enforce");
  return {
    ok: true,
    value: {
      profile: terms.profile ?? "standard",
      observes,
      needsFacts: calls.some(({ rule }) => looksAtFacts(rule.condition)),
      get rules() {
        return summaries ??= entries.map(({ policy, rule, shadow, off }) =>
          summarise(policy, rule, shadow || observes, off)
        );
      },
      files: policies.map(({ file }) => file),
      defaultAction: strictest(enforced.map((one) => one.defaults.action)) ??
        DEFAULT_ACTION,
      onError: enforced.some(({ defaults }) => defaults.on_error === "deny") ||
          enforced.every(({ defaults }) => defaults.on_error === undefined)
        ? DEFAULT_ON_ERROR
        : "ask",
      dependsOnFacts: calls.some(({ rule, shadow }) =>
        !shadow && looksAtFacts(rule.condition)
      ),
      ranked,
      index: findCandidates(calls),
      results,
    },
  };
}

/** The rules for results, and those for calls. */
function partition(
  ranked: readonly CompiledRule[],
): readonly [readonly CompiledRule[], readonly CompiledRule[]] {
  const results = ranked.filter(({ rule }) => looksAtResults(rule.condition));
  return results.length === 0
    ? [results, ranked]
    : [results, ranked.filter((rule) => !results.includes(rule))];
}

function compileRule(
  policy: Policy,
  rule: Rule,
  engines: Engines,
  problems: Problem[],
): CompiledCondition {
  const quantifier = tightens(rule.action) ? "any" : "every";
  // Tests compile the shipped rules; a process that judges once needs few of them.
  if (policy.pack !== undefined) {
    return compileLater(rule.condition, engines, quantifier);
  }
  return compileCondition(
    rule.condition,
    engines,
    quantifier,
    ([line, column], what, why) =>
      problems.push({
        id: "POLICY-005",
        severity: FINDINGS["POLICY-005"].severity,
        file: policy.file,
        line,
        column,
        message: `\`${what}\` in rule \`${rule.id}\` does not compile: ${why}`,
        hint:
          "Correct the pattern; RE2 syntax, RFC 9535 queries and globs are understood",
      }),
  );
}

/** Makes a condition ready when it is first asked; if it cannot be, it can never say whether it holds. */
function compileLater(
  condition: Condition,
  engines: Engines,
  quantifier: Quantifier,
): CompiledCondition {
  let made: CompiledCondition | undefined;
  const ready = () => made ??= orFailing(condition, engines, quantifier);
  return {
    condition,
    holds: (scene) => ready().holds(scene),
    seen: (scene) => ready().seen(scene),
    get parts() {
      return ready().parts;
    },
    get cost() {
      return ready().cost;
    },
  };
}

function orFailing(
  condition: Condition,
  engines: Engines,
  quantifier: Quantifier,
): CompiledCondition {
  let failure: MatchFailure | undefined;
  const made = compileCondition(
    condition,
    engines,
    quantifier,
    (_, what, why) => {
      failure = new MatchFailure(`\`${what}\` does not compile: ${why}`);
    },
  );
  return failure === undefined ? made : {
    ...made,
    holds() {
      throw failure;
    },
  };
}

function duplicates(policies: readonly Policy[]): Problem[] {
  const first = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { file, rules } of policies) {
    for (const { id, at: [line, column] } of rules) {
      const before = first.get(id);
      if (before === undefined) {
        first.set(id, `${file}:${line}`);
        continue;
      }
      problems.push({
        id: "POLICY-004",
        severity: FINDINGS["POLICY-004"].severity,
        file,
        line,
        column,
        message: `The rule id \`${id}\` is taken by ${before}`,
        hint:
          "Give each rule an id of its own, in all files that are loaded together",
      });
    }
  }
  return problems;
}

function strictest(
  actions: readonly (Action | undefined)[],
): Action | undefined {
  return actions.reduce(
    (strict, action) =>
      strict === undefined || action === undefined
        ? strict ?? action
        : stricter(strict, action),
    undefined,
  );
}

function summarise(
  policy: Policy,
  rule: Rule,
  shadow: boolean,
  off: string | null,
): RuleSummary {
  return {
    id: rule.id,
    priority: rule.priority,
    action: rule.action,
    enabled: rule.enabled,
    mode: shadow ? "shadow" : "enforce",
    severity: rule.severity ?? null,
    tags: rule.tags,
    reason: rule.reason ?? null,
    off,
    file: policy.file,
    line: rule.at[0],
  };
}
