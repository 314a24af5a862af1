/** Makes policies ready to decide, and refuses what could fail later. */
import {
  compareProblems,
  type Problem,
  type Result,
} from "../problem/problem.ts";
import { findCandidates } from "./candidates.ts";
import { FINDINGS } from "./findings.ts";
import { compileCondition } from "./match/condition.ts";
import { looksAtFacts } from "./needs.ts";
import type { OnError, Policy, Rule } from "./model.ts";
import type {
  CompiledCondition,
  CompiledRule,
  Engines,
  Ruleset,
  RuleSummary,
} from "./ruleset.ts";
import { compareRank } from "./rank.ts";
import { stricter, tightens } from "./stricter.ts";
import type { Action } from "./verdict.ts";

/** What decides when no policy says: the agent's own permission flow. */
export const DEFAULT_ACTION: Action = "defer";

/** What decides on failure when no policy says. */
export const DEFAULT_ON_ERROR: OnError = "deny";

/** Merges policies of one origin into one ruleset; all problems come at once. */
export function compile(
  policies: readonly Policy[],
  engines: Engines,
): Result<Ruleset> {
  const problems: Problem[] = duplicates(policies);
  const entries = policies.flatMap((policy) =>
    policy.rules.map((rule) => ({
      policy,
      rule,
      shadow: policy.mode === "shadow" || rule.mode === "shadow",
    }))
  );
  // The sort is stable: what ranks equal keeps the order of the files.
  entries.sort((a, b) => compareRank(a.rule, b.rule));
  const ranked: CompiledRule[] = [];
  for (const { policy, rule, shadow } of entries) {
    const condition = compileRule(policy, rule, engines, problems);
    if (rule.enabled) {
      ranked.push({
        rule,
        file: policy.file,
        shadow,
        condition,
        rank: ranked.length,
      });
    }
  }
  if (problems.length > 0) {
    return { ok: false, problems: problems.sort(compareProblems) };
  }
  const enforced = policies.filter(({ mode }) => mode === "enforce");
  return {
    ok: true,
    value: {
      needsFacts: ranked.some(({ rule }) => looksAtFacts(rule.condition)),
      rules: entries.map(({ policy, rule, shadow }) =>
        summarise(policy, rule, shadow)
      ),
      files: policies.map(({ file }) => file),
      defaultAction: strictest(enforced.map((one) => one.defaults.action)) ??
        DEFAULT_ACTION,
      onError: enforced.some(({ defaults }) => defaults.on_error === "deny") ||
          enforced.every(({ defaults }) => defaults.on_error === undefined)
        ? DEFAULT_ON_ERROR
        : "ask",
      dependsOnFacts: ranked.some(({ rule, shadow }) =>
        !shadow && looksAtFacts(rule.condition)
      ),
      ranked,
      index: findCandidates(ranked),
    },
  };
}

function compileRule(
  policy: Policy,
  rule: Rule,
  engines: Engines,
  problems: Problem[],
): CompiledCondition {
  return compileCondition(
    rule.condition,
    engines,
    tightens(rule.action) ? "any" : "every",
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

function summarise(policy: Policy, rule: Rule, shadow: boolean): RuleSummary {
  return {
    id: rule.id,
    priority: rule.priority,
    action: rule.action,
    enabled: rule.enabled,
    mode: shadow ? "shadow" : "enforce",
    severity: rule.severity ?? null,
    tags: rule.tags,
    reason: rule.reason ?? null,
    file: policy.file,
    line: rule.at[0],
  };
}
