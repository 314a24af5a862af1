/** Finds rules that can never decide, say the same twice, or match everything. */
import { compareRank } from "../rank.ts";
import { leavesOf } from "../needs.ts";
import type { Policy, Rule } from "../model.ts";
import { tightens } from "../stricter.ts";
import { covers, fingerprint, holdsAlways } from "./cover.ts";
import type { Note } from "./rule.ts";

interface Entry {
  readonly policy: Policy;
  readonly rule: Rule;
  readonly shadow: boolean;
}

/** Notes on the order of all rules together. */
export function lintOrder(policies: readonly Policy[], note: Note): void {
  const entries = policies.flatMap((policy) =>
    policy.rules.filter(({ enabled }) => enabled).map((rule): Entry => ({
      policy,
      rule,
      shadow: policy.mode === "shadow" || rule.mode === "shadow",
    }))
  ).sort((a, b) => compareRank(a.rule, b.rule));
  const prints = entries.map(({ rule }) => fingerprint(rule.condition));
  const everything = entries.findIndex(({ rule, shadow }) =>
    !shadow && holdsAlways(rule.condition)
  );
  const first = new Map<string, number>();
  for (const [i, { policy, rule, shadow }] of entries.entries()) {
    if (holdsAlways(rule.condition) && rule.action !== "defer") {
      note(
        "POLICY-104",
        policy.file,
        rule.at,
        `Rule \`${rule.id}\` matches every call, to ${rule.action} it`,
        `Narrow its conditions, or say \`defaults: {action: …}\` if that is meant`,
      );
    }
    const print = prints[i] ?? "";
    const twin = entries[first.get(print) ?? -1];
    const before = entries[everything];
    if (before !== undefined && everything < i) {
      note(
        "POLICY-101",
        policy.file,
        rule.at,
        `Rule \`${rule.id}\` can never decide: \`${before.rule.id}\` (priority ${before.rule.priority}) matches everything before it`,
        `Give \`${rule.id}\` a smaller priority, or narrow \`${before.rule.id}\``,
      );
    } else if (twin !== undefined) {
      note(
        "POLICY-103",
        policy.file,
        rule.at,
        `Rule \`${rule.id}\` has the same conditions as \`${twin.rule.id}\``,
        "Remove one of the two, or make them differ",
      );
    } else {
      const cover = shadow ? undefined : coverOf(rule, entries.slice(0, i));
      if (cover !== undefined) {
        note(
          "POLICY-102",
          policy.file,
          rule.at,
          `Rule \`${rule.id}\` can never decide: \`${cover.id}\` (priority ${cover.priority}) matches every call that it matches`,
          `Give \`${rule.id}\` a smaller priority, or narrow \`${cover.id}\``,
        );
      }
    }
    if (!first.has(print)) first.set(print, i);
  }
}

function coverOf(rule: Rule, before: readonly Entry[]): Rule | undefined {
  return before.find((one) =>
    !one.shadow && sameReading(one.rule, rule) &&
    covers(one.rule.condition, rule.condition)
  )?.rule;
}

/** Whether both rules read paths alike, by the invariant (spelling quantifier). */
function sameReading(a: Rule, b: Rule): boolean {
  return tightens(a.action) === tightens(b.action) ||
    [a, b].every(({ condition }) =>
      leavesOf(condition).every(({ kind }) =>
        kind === "tool_name" || kind === "transport" || kind === "time_range"
      )
    );
}
