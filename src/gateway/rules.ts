/** Reads the policies from where the settings say they are, and puts none in force that fails its own tests. */
import { readTextInside } from "../config/disk.ts";
import { compilePolicies, loadPolicies } from "../config/policies.ts";
import { facts } from "../facts/mod.ts";
import { caseProblems, runCases } from "../policy/cases.ts";
import { lint } from "../policy/lint.ts";
import type { Policy, Ruleset } from "../policy/mod.ts";
import type { Problem, Result } from "../problem/problem.ts";
import type { Orders } from "./messages.ts";

/** Reads, compiles and tests the policies of these orders. */
export async function loadRules(
  orders: Pick<Orders, "settings" | "policies">,
): Promise<Result<Ruleset>> {
  const loaded = await loadPolicies(
    orders.settings.policy,
    (name) => readPolicy(name, orders),
  );
  if (!loaded.ok) return loaded;
  const ruleset = await compilePolicies(loaded.value);
  if (!ruleset.ok) return ruleset;
  const problems = failedCases(loaded.value, ruleset.value);
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

// The tests of the shipped policy are run where it is built; an operator's own run here.
function failedCases(
  policies: readonly Policy[],
  ruleset: Ruleset,
): readonly Problem[] {
  const tests = policies.filter(({ file }) => !file.startsWith("shipped/"))
    .flatMap((policy) => policy.tests);
  return tests.length === 0
    ? []
    : caseProblems(runCases(ruleset, tests, facts));
}
