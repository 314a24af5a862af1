/** Runs the tests of policies: each call must get the verdict that its test wants. */
import type { Call } from "../facts/call.ts";
import { resultContent } from "../facts/content/results.ts";
import type { Facts } from "../facts/effect.ts";
import type { Problem } from "../problem/problem.ts";
import { type Asked, mcpServerOf } from "./asked.ts";
import { decide, decideResult, withResult } from "./decide.ts";
import { FINDINGS } from "./findings.ts";
import type { PolicyTest, RuleAction } from "./model.ts";
import type { Ruleset, RuleSummary } from "./ruleset.ts";
import type { Decision } from "./verdict.ts";

/** The moment of a test that names none: a Thursday. */
export const TEST_MOMENT = "2026-01-01T12:00:00Z";

/** What became of one test. */
export interface CaseResult {
  /** The test. */
  readonly test: PolicyTest;
  /** Whether the verdict was as wanted. */
  readonly passed: boolean;
  /** What the policy said. */
  readonly decision: Decision;
  /** What was wanted and what came, when they differ; else `null`. */
  readonly difference: string | null;
}

/** What became of all tests, and which rules they have shown. */
export interface CaseReport {
  /** One for each test, in the same order. */
  readonly results: readonly CaseResult[];
  /** How many came out as wanted. */
  readonly passed: number;
  /** How many did not. */
  readonly failed: number;
  /** Ids of the rules that decided in some test. */
  readonly decided: readonly string[];
  /** Ids of the rules that matched in some test and decided in none. */
  readonly matchedOnly: readonly string[];
  /** Enabled rules that matched in no test. */
  readonly unseen: readonly RuleSummary[];
}

/** Runs tests against a ruleset; `facts` works out what a call would do. */
export function runCases(
  ruleset: Ruleset,
  tests: readonly PolicyTest[],
  facts: (call: Call) => Facts,
): CaseReport {
  const results = tests.map((test) => runCase(ruleset, test, facts));
  const decided = new Set<string>();
  const matched = new Set<string>();
  for (const { decision } of results) {
    if (decision.rule_id !== null) decided.add(decision.rule_id);
    for (const { rule_id } of decision.matched) matched.add(rule_id);
  }
  const passed = results.filter((result) => result.passed).length;
  return {
    results,
    passed,
    failed: results.length - passed,
    decided: [...decided],
    matchedOnly: [...matched].filter((id) => !decided.has(id)),
    unseen: ruleset.rules.filter(({ id, enabled }) =>
      enabled && !matched.has(id) && !decided.has(id)
    ),
  };
}

/** Several reports as one; a rule that one of them has not seen may be shown by another. */
export function joinReports(reports: readonly CaseReport[]): CaseReport {
  const results = reports.flatMap((report) => report.results);
  const decided = new Set(reports.flatMap((report) => report.decided));
  const matched = new Set(reports.flatMap((report) => report.matchedOnly));
  const unseen = new Map(
    reports.flatMap((report) => report.unseen).map((rule) => [rule.id, rule]),
  );
  return {
    results,
    passed: results.filter(({ passed }) => passed).length,
    failed: results.filter(({ passed }) => !passed).length,
    decided: [...decided],
    matchedOnly: [...matched].filter((id) => !decided.has(id)),
    unseen: [...unseen.values()].filter(({ id }) =>
      !decided.has(id) && !matched.has(id)
    ),
  };
}

/** The failed tests as problems, at the place of each. */
export function caseProblems(report: CaseReport): readonly Problem[] {
  return report.results.flatMap(({ test, difference }): readonly Problem[] =>
    difference === null ? [] : [{
      id: "POLICY-110",
      severity: FINDINGS["POLICY-110"].severity,
      file: test.file,
      line: test.at[0],
      column: test.at[1],
      message: `\`${test.name}\`: ${difference}`,
      hint:
        "Mend the rule or the test; `superego explain` shows why each rule did or did not match",
    }]
  );
}

function runCase(
  ruleset: Ruleset,
  test: PolicyTest,
  facts: (call: Call) => Facts,
): CaseResult {
  const { call, result } = test;
  const asked: Asked = {
    call,
    transport: test.transport ?? "command",
    principal: test.principal ?? null,
    mcp_server: test.mcp_server ?? mcpServerOf(call.tool_name),
    now: new Date(test.now ?? TEST_MOMENT),
  };
  const decision = result === undefined
    ? decide(ruleset, asked, ruleset.needsFacts ? facts(call) : null)
    : decideResult(
      ruleset,
      asked,
      withResult(facts(call), resultContent(result)),
    );
  const difference = compare(test, decision) ??
    compareSpared(test, decision, ruleset);
  return { test, passed: difference === null, decision, difference };
}

function compare(test: PolicyTest, decision: Decision): string | null {
  const action: RuleAction = decision.code === "sample_unavailable"
    ? "sample"
    : decision.action;
  // A rule that wants a second opinion denies as long as nobody gives one, so a test may say either.
  const actionFits = test.want === action || test.want === decision.action;
  const ruleFits = test.want_rule === undefined ||
    test.want_rule === decision.rule_id;
  if (actionFits && ruleFits) return null;
  const wanted = test.want_rule === undefined
    ? test.want
    : `${test.want} by ${inWords(test.want_rule)}`;
  return `wanted ${wanted}, got ${action} by ${
    inWords(decision.rule_id)
  } (${decision.code}: ${decision.reason})`;
}

function compareSpared(
  { spares }: PolicyTest,
  { matched }: Decision,
  { rules }: Ruleset,
): string | null {
  if (spares === undefined) return null;
  if (!rules.some(({ id }) => id === spares)) {
    return `\`spares\` names \`${spares}\`, which is no rule`;
  }
  return matched.some(({ rule_id }) => rule_id === spares)
    ? `rule \`${spares}\` matched, and was not to`
    : null;
}

function inWords(rule: string | null): string {
  return rule === null ? "no rule" : `rule \`${rule}\``;
}
