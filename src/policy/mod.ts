/** What may be done: the pure core that turns a call, its facts and a policy into a decision. */
export {
  type Asked,
  mcpServerOf,
  type Transport,
  TRANSPORTS,
} from "./asked.ts";
export type { Explanation, RuleExplanation, Step } from "./explanation.ts";
export {
  type AttributeTest,
  type Comparison,
  COMPARISONS,
  type Condition,
  type Mode,
  MODES,
  ON_ERROR,
  type OnError,
  type Pattern,
  type Place,
  type Policy,
  type PolicyTest,
  type QueryPattern,
  type Rule,
  RULE_ACTIONS,
  type RuleAction,
  type Scalar,
  type Terms,
  type TextPattern,
  type TurnedOff,
  type Weekday,
  WEEKDAYS,
} from "./model.ts";
export type { Annotations, Call } from "../facts/call.ts";
export {
  type Effect,
  type EffectKind,
  type EffectOf,
  EFFECTS,
  type Facts,
  type Source,
} from "../facts/effect.ts";
export {
  type Problem,
  type Result,
  SEVERITIES,
  type Severity,
} from "../problem/problem.ts";
export type {
  CompiledCondition,
  CompiledRule,
  Engines,
  RuleIndex,
  Ruleset,
  RuleSummary,
  Scene,
  TextTest,
} from "./ruleset.ts";
export type { Readings } from "./match/path.ts";
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
export { decide, decideResult, withResult } from "./decide.ts";
export { explain } from "./explain.ts";
export { lint, type LintOptions } from "./lint.ts";
export { stricter } from "./stricter.ts";
export { tighten } from "./tighten.ts";
