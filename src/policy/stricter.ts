/** The order of actions, from the strictest to the loosest. */
import type { RuleAction } from "./model.ts";
import { type Action, ACTIONS } from "./verdict.ts";

/** The stricter of two actions: deny, then ask, then defer, then allow. */
export function stricter(a: Action, b: Action): Action {
  return isStricter(b, a) ? b : a;
}

/** Whether the first action is stricter than the second, and not equal to it. */
export function isStricter(a: Action, b: Action): boolean {
  return ACTIONS.indexOf(a) < ACTIONS.indexOf(b);
}

/** Whether a rule with this action stops or questions a call, rather than letting it run. */
export function tightens(action: RuleAction): boolean {
  return action === "deny" || action === "ask" || action === "sample";
}
