/** Decides a call: what the operator's policy says, made stricter by a project's, and only recorded where nothing is enforced. */
import type { Effect, Facts } from "../facts/effect.ts";
import type { Asked } from "./asked.ts";
import { conclude, look } from "./conclude.ts";
import { openScene } from "./match/scene.ts";
import type { Ruleset } from "./ruleset.ts";
import { stricterOf, tighten } from "./tighten.ts";
import type { Action, Decision } from "./verdict.ts";

/**
 * What the policy says about a call. Total: whatever fails inside comes out as the policy's `on_error`.
 *
 * INVARIANT (observer): a ruleset that only observes answers `defer`, whatever it and the project say.
 */
export function decide(
  ruleset: Ruleset,
  asked: Asked,
  facts: Facts | null,
  project: Ruleset | null = null,
): Decision {
  const outcome = look(ruleset, openScene(asked, facts));
  const own = conclude(ruleset, outcome, facts, ruleset.defaultAction);
  const decision = project === null ? own : tighten(own, project, asked, facts);
  return ruleset.observes ? observed(decision) : decision;
}

/** The facts of a call together with what its result carries. */
export function withResult(facts: Facts, carried: readonly Effect[]): Facts {
  return { ...facts, effects: [...facts.effects, ...carried] };
}

/**
 * What the policy says about what a tool gave back; `facts` are those of the call and of its result together. Total,
 * as {@linkcode decide} is. Where no rule matches, nothing is decided, whatever the default for calls is.
 */
export function decideResult(
  ruleset: Ruleset,
  asked: Asked,
  facts: Facts,
  project: Ruleset | null = null,
): Decision {
  const scene = openScene(asked, facts);
  const outcome = look(ruleset, scene, ruleset.results);
  const own = conclude(ruleset, outcome, null, "defer");
  const decision = project === null ? own : stricterOf(
    own,
    conclude(project, look(project, scene, project.results), null, "allow"),
  );
  const named = decision.code === "rule_matched"
    ? { ...decision, code: "result_matched" as const }
    : decision;
  return ruleset.observes ? observed(named) : named;
}

const ANSWERED: Readonly<Record<Exclude<Action, "defer">, string>> = {
  deny: "denied",
  ask: "put to a person",
  allow: "allowed",
};

function observed(decision: Decision): Decision {
  if (decision.action === "defer") return decision;
  return {
    ...decision,
    action: "defer",
    would: decision.action,
    reason: `Nothing is enforced; this would have been ${
      ANSWERED[decision.action]
    }: ${decision.reason}`,
    code: "not_enforced",
    matched: decision.matched.map((match) => ({ ...match, shadow: true })),
  };
}
