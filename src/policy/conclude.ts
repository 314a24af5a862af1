/** Looks at the rules of a ruleset and concludes: the first enforced rule that matches decides, else a default. */
import type { Facts } from "../facts/effect.ts";
import { candidates } from "./candidates.ts";
import { compareRank } from "./rank.ts";
import type { CompiledRule, Ruleset, Scene } from "./ruleset.ts";
import { isStricter } from "./stricter.ts";
import type { Action, Code, Decision, Match } from "./verdict.ts";

/** From this cost on, a condition runs under a time-out. */
const DEAR = 100;

/** How many such conditions may fail in one decision before the others are not tried any more. */
const PATIENCE = 8;

/** What one look at all candidate rules has found. */
export interface Outcome {
  /** The first enforced rule that matched. */
  readonly decider: CompiledRule | null;
  /** Every rule that matched, in rank order. */
  readonly matched: readonly CompiledRule[];
  /** The rules that rank no later than the decider and could not say whether they match, and why. */
  readonly failed: readonly Failed[];
}

interface Failed {
  readonly rule: CompiledRule;
  readonly why: string;
}

/** Looks at every rule that can match: a call, unless other rules are given. */
export function look(
  ruleset: Ruleset,
  scene: Scene,
  rules: readonly CompiledRule[] = candidates(ruleset.index, scene),
): Outcome {
  let decider: CompiledRule | null = null;
  const matched: CompiledRule[] = [];
  const failed: Failed[] = [];
  // Rules in shadow mode must not use up what the others need.
  const patience = { enforce: PATIENCE, shadow: PATIENCE };
  for (const rule of rules) {
    const isDear = rule.condition.cost >= DEAR;
    const kind = rule.shadow ? "shadow" : "enforce";
    if (isDear && patience[kind] === 0) {
      if (mattersBeside(rule, decider)) {
        failed.push({
          rule,
          why: "too many patterns before it ran out of time",
        });
      }
      continue;
    }
    try {
      if (!rule.condition.holds(scene)) continue;
    } catch (error) {
      if (isDear) patience[kind] -= 1;
      if (mattersBeside(rule, decider)) {
        const why = error instanceof Error ? error.message : "it failed";
        failed.push({ rule, why });
      }
      continue;
    }
    matched.push(rule);
    if (!rule.shadow) decider ??= rule;
  }
  return { decider, matched, failed };
}

/** Whether a rule that fails could have decided: nothing has, or only a rule that ranks no earlier. */
function mattersBeside(
  rule: CompiledRule,
  decider: CompiledRule | null,
): boolean {
  return decider === null || compareRank(rule.rule, decider.rule) === 0;
}

/** Turns what was found into the decision. */
export function conclude(
  ruleset: Ruleset,
  outcome: Outcome,
  facts: Facts | null,
  fallback: Action,
): Decision {
  const { decider, matched } = outcome;
  const warnings: string[] = [];
  const last = decider === null ? matched.length : matched.indexOf(decider);
  for (const [at, { rule, shadow, off }] of matched.entries()) {
    if (off !== null) {
      // What ranks after the decider would have changed nothing.
      if (at < last) warnings.push(wouldHave(rule, `turned off (${off})`));
    } else if (shadow) warnings.push(wouldHave(rule, "in shadow mode"));
    else if (rule.warning !== undefined) warnings.push(rule.warning);
  }
  let decision = decider === null ? unmatched(fallback) : decided(decider);
  for (const { rule, why } of outcome.failed) {
    const text = `Rule \`${rule.rule.id}\` could not be evaluated: ${why}`;
    if (rule.shadow) warnings.push(text);
    else {
      decision = escalate(decision, ruleset.onError, "rule_failed", text, rule);
      if (decision.reason !== text) warnings.push(text);
    }
  }
  if (ruleset.dependsOnFacts && facts !== null) {
    if (facts.exhausted) {
      decision = escalate(
        decision,
        ruleset.onError,
        "facts_exhausted",
        TOO_LARGE,
      );
    }
    if (facts.unparsed) {
      decision = escalate(
        decision,
        ruleset.onError,
        "facts_unparsed",
        UNPARSED,
      );
    }
  }
  return {
    ...decision,
    matched: matched.map(toMatch),
    warnings: [...new Set(warnings)],
  };
}

const TOO_LARGE =
  "This call is too large to be understood within the limits. Make the command simpler, or split it up.";
const UNPARSED =
  "A command in this call cannot be parsed, so what it does is not known. Correct its syntax, make it simpler, or split it up.";

type Core = Omit<Decision, "matched" | "warnings">;

function decided({ rule }: CompiledRule): Core {
  const reason = rule.reason?.trim() || `Rule \`${rule.id}\` matched`;
  const shared = {
    rule_id: rule.id,
    severity: rule.severity ?? null,
    tags: rule.tags,
  };
  if (rule.action !== "sample") {
    return { action: rule.action, reason, code: "rule_matched", ...shared };
  }
  return {
    action: "deny",
    reason:
      `${reason} (rule \`${rule.id}\` wants a second opinion, and no reviewer is configured)`,
    code: "sample_unavailable",
    ...shared,
  };
}

function unmatched(action: Action): Core {
  return {
    action,
    reason: `No rule matched, and the policy's default is ${action}`,
    code: "no_rule_matched",
    rule_id: null,
    severity: null,
    tags: [],
  };
}

/** INVARIANT (no way down): a failure makes a decision stricter, or leaves it as it is. */
function escalate(
  decision: Core,
  action: Action,
  code: Code,
  reason: string,
  rule?: CompiledRule,
): Core {
  const settled = decision.code !== "no_rule_matched";
  if (settled && !isStricter(action, decision.action)) return decision;
  if (isStricter(decision.action, action)) return decision;
  return {
    action,
    reason,
    code,
    rule_id: rule?.rule.id ?? null,
    severity: rule?.rule.severity ?? null,
    tags: rule?.rule.tags ?? [],
  };
}

function toMatch({ rule, shadow, off }: CompiledRule): Match {
  return {
    rule_id: rule.id,
    action: rule.action,
    shadow,
    ...(off === null ? {} : { off }),
  };
}

const PAST: Readonly<Record<CompiledRule["rule"]["action"], string>> = {
  deny: "denied this call",
  ask: "asked a person about this call",
  sample: "sent this call to a second opinion",
  defer: "left this call to the agent",
  allow: "allowed this call",
};

function wouldHave(
  { id, action, reason }: CompiledRule["rule"],
  state: string,
): string {
  const why = reason === undefined ? "" : `: ${reason}`;
  return `Rule \`${id}\` is ${state} and would have ${PAST[action]}${why}`;
}
