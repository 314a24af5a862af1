/** The order in which rules are looked at. */
import { type Rule, RULE_ACTIONS } from "./model.ts";

/** The order of rules: by priority, then the stricter action. */
export function compareRank(a: Rule, b: Rule): number {
  return a.priority - b.priority ||
    RULE_ACTIONS.indexOf(a.action) - RULE_ACTIONS.indexOf(b.action);
}
