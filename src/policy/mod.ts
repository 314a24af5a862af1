/** What may be done: the pure core that turns a call, its facts and a policy into a decision. */
export {
  type Asked,
  mcpServerOf,
  type Transport,
  TRANSPORTS,
} from "./asked.ts";
export type { Explanation, RuleExplanation, Step } from "./explanation.ts";
export type {
  Condition,
  Mode,
  OnError,
  Policy,
  PolicyTest,
  Rule,
  RuleAction,
} from "./model.ts";
export type { Engines, Ruleset, RuleSummary, TextTest } from "./ruleset.ts";
export {
  type Action,
  ACTIONS,
  type Code,
  CODES,
  type Decision,
  type Match,
  type Verdict,
} from "./verdict.ts";
export {
  caseProblems,
  type CaseReport,
  type CaseResult,
  runCases,
} from "./cases.ts";
export { compile } from "./compile.ts";
export { decide } from "./decide.ts";
export { explain } from "./explain.ts";
export { lint, type LintOptions } from "./lint.ts";
export { stricter } from "./stricter.ts";
export { tighten } from "./tighten.ts";
