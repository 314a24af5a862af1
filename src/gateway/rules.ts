/** Reads the policies from where the settings say they are, and from nowhere else. */
import { readTextInside } from "../config/disk.ts";
import { loadRuleset } from "../config/policies.ts";
import type { Ruleset } from "../policy/mod.ts";
import type { Result } from "../problem/problem.ts";
import type { Orders } from "./messages.ts";

/** Reads and compiles the policies of these orders. */
export function loadRules(
  { settings, policies }: Pick<Orders, "settings" | "policies">,
): Promise<Result<Ruleset>> {
  return loadRuleset(settings.policy, (name) => {
    const place = policies[name];
    if (place === undefined) throw new TypeError(`No policy file: "${name}"`);
    return readTextInside(place.path, place.folders);
  });
}
