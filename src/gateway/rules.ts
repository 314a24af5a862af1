/** Reads the policies from where the settings say they are, and puts none in force that fails its own tests. */
import { readTextInside } from "../config/disk.ts";
import { compilePolicies, loadPolicies } from "../config/policies.ts";
import { facts } from "../facts/mod.ts";
import { caseProblems, runCases } from "../policy/cases.ts";
import { lint } from "../policy/lint.ts";
import type { Policy, Ruleset } from "../policy/mod.ts";
import { stopsAnything } from "../policy/stops.ts";
import type { Problem, Result } from "../problem/problem.ts";
import type { Orders } from "./messages.ts";
import { refusal } from "../problem/refusal.ts";

/** Reads, compiles and tests the policies of these orders; in production they must stop something, after a reload too. */
export async function loadRules(
  orders: Pick<Orders, "settings" | "policies">,
): Promise<Result<Ruleset>> {
  const loaded = await loadPolicies(
    orders.settings.policy,
    (name) => readPolicy(name, orders),
  );
  if (!loaded.ok) return loaded;
  const ruleset = await compilePolicies(loaded.value, orders.settings);
  if (!ruleset.ok) return ruleset;
  if (orders.settings.production && !stopsAnything(ruleset.value)) {
    return refusal(
      "SERVE-005",
      "policy",
      "The policy stops nothing, which `production` refuses",
      "Give it a rule that denies or asks, enabled and without `mode: shadow`",
    );
  }
  const problems = await failedCases(loaded.value);
  return problems.length > 0 ? { ok: false, problems } : ruleset;
}

/** What lint thinks of the policies of these orders; nothing when they do not load. */
export async function lintRules(
  orders: Pick<Orders, "settings" | "policies">,
): Promise<readonly Problem[]> {
  const loaded = await loadPolicies(
    orders.settings.policy,
    (name) => readPolicy(name, orders),
  );
  return loaded.ok ? lint(loaded.value, { reviewer: false }) : [];
}

function readPolicy(
  name: string,
  { policies }: Pick<Orders, "policies">,
): Promise<string> {
  const place = policies[name];
  if (place === undefined) throw new TypeError(`No policy file: "${name}"`);
  return readTextInside(place.path, place.folders);
}

// The tests of the shipped policy are run where it is built; an operator's own run here. They speak of the policies
// as these are written, whatever the profile makes of them and whatever is turned off.
async function failedCases(
  policies: readonly Policy[],
): Promise<readonly Problem[]> {
  const tests = policies.filter(({ pack }) => pack === undefined)
    .flatMap((policy) => policy.tests);
  if (tests.length === 0) return [];
  const plain = await compilePolicies(policies);
  return plain.ok
    ? caseProblems(runCases(plain.value, tests, facts))
    : plain.problems;
}
