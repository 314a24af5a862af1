/** Lets a project's own policy make the operator's decision stricter, and never looser. */
import type { Facts } from "../facts/effect.ts";
import type { Asked } from "./asked.ts";
import { conclude, look } from "./conclude.ts";
import { openScene } from "./match/scene.ts";
import type { Ruleset } from "./ruleset.ts";
import { isStricter } from "./stricter.ts";
import type { Decision } from "./verdict.ts";

/**
 * The operator's decision, made stricter where a rule of the project asks for more.
 *
 * INVARIANT (project tightens): the result is never looser than what the operator's policy decided. What the
 * project allows, and its `defaults.action`, count for nothing; its rules that fail count as its `on_error`.
 */
export function tighten(
  operator: Decision,
  project: Ruleset,
  asked: Asked,
  facts: Facts | null,
): Decision {
  const outcome = look(project, openScene(asked, facts));
  return stricterOf(operator, conclude(project, outcome, facts, "allow"));
}

/** The operator's decision with what the project's rules found; the project's own only where it is stricter. */
export function stricterOf(operator: Decision, own: Decision): Decision {
  const matched = [...operator.matched, ...own.matched];
  const warnings = [...new Set([...operator.warnings, ...own.warnings])];
  if (!isStricter(own.action, operator.action)) {
    return { ...operator, matched, warnings };
  }
  return { ...own, code: "project_tightened", matched, warnings };
}
