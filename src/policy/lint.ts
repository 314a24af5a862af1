/** Finds what is doubtful in policies that load: rules that never decide, decide everything, or are not shown to work. */
import { compareProblems, type Problem } from "../problem/problem.ts";
import { FINDINGS } from "./findings.ts";
import { lintOrder } from "./lint/order.ts";
import { lintRule, type Note } from "./lint/rule.ts";
import type { Policy } from "./model.ts";

/** What lint has to know beside the policies. */
export interface LintOptions {
  /** Whether a reviewer is configured, so that `sample` gets an answer. */
  readonly reviewer: boolean;
}

/** Every finding about policies that are loaded together, in the order of the files. */
export function lint(
  policies: readonly Policy[],
  options: LintOptions,
): readonly Problem[] {
  const problems: Problem[] = [];
  const note: Note = (id, file, [line, column], message, hint) => {
    const { severity } = FINDINGS[id];
    problems.push({ id, severity, file, line, column, message, hint });
  };
  lintOrder(policies, note);
  for (const policy of policies) {
    for (const rule of policy.rules) {
      if (rule.enabled) lintRule(policy, rule, options.reviewer, note);
    }
  }
  lintTests(policies, note);
  return problems.sort(compareProblems);
}

/** A test may stand in any of the files. */
function lintTests(policies: readonly Policy[], note: Note): void {
  const shown = new Set(
    policies.flatMap(({ tests }) => tests.map(({ want_rule }) => want_rule)),
  );
  for (const { file, rules, tests } of policies) {
    const missing = rules.filter(({ id, enabled }) =>
      enabled && !shown.has(id)
    );
    const [first] = missing;
    if (first === undefined) continue;
    if (tests.length === 0) {
      note(
        "POLICY-106",
        file,
        first.at,
        `No test names a rule of this file: \`${
          missing.map(({ id }) => id).join("`, `")
        }\``,
        "Add `tests:` with `call`, `want` and `want_rule`, here or in a file beside it that ends in `.test.yaml`",
      );
      continue;
    }
    for (const { id, at } of missing) {
      note(
        "POLICY-106",
        file,
        at,
        `No test names rule \`${id}\``,
        `Add a test with \`want_rule: ${id}\``,
      );
    }
  }
}
