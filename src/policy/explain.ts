/** Explains a decision: every rule, and why it did or did not match. */
import type { Facts } from "../facts/effect.ts";
import type { Asked } from "./asked.ts";
import { decide } from "./decide.ts";
import { keyOf, wantedBy } from "./describe.ts";
import type { Explanation, RuleExplanation, Step } from "./explanation.ts";
import { openScene } from "./match/scene.ts";
import type {
  CompiledCondition,
  CompiledRule,
  Ruleset,
  RuleSummary,
  Scene,
} from "./ruleset.ts";

/** Every rule of a ruleset with what held or stood in the way; runs the same conditions as {@linkcode decide}. */
export function explain(
  ruleset: Ruleset,
  asked: Asked,
  facts: Facts | null,
): Explanation {
  const decision = decide(ruleset, asked, facts);
  const scene = openScene(asked, facts);
  const compiled = new Map(ruleset.ranked.map((one) => [one.rule.id, one]));
  return {
    profile: ruleset.profile,
    decision,
    rules: ruleset.rules.map((rule) =>
      explainRule(rule, compiled.get(rule.id), scene, decision.rule_id)
    ),
    facts,
  };
}

function explainRule(
  rule: RuleSummary,
  compiled: CompiledRule | undefined,
  scene: Scene,
  decider: string | null,
): RuleExplanation {
  if (compiled === undefined) {
    return { rule, outcome: "disabled", decided: false, steps: [] };
  }
  const { condition } = compiled;
  const holds = ask(condition, scene);
  return {
    rule,
    outcome: holds === null ? "failed" : holds ? "matched" : "not_matched",
    decided: rule.id === decider,
    steps: reasons(condition, scene, "", holds),
  };
}

/** The conditions that made the outcome: all that held, or the first of an AND, or every one of an OR, that did not. */
function reasons(
  compiled: CompiledCondition,
  scene: Scene,
  way: string,
  holds: boolean | null,
): readonly Step[] {
  const { condition, parts } = compiled;
  const here = `${way}${keyOf(condition)}`;
  switch (condition.kind) {
    case "all":
    case "any": {
      const asked = parts.map((part, i) => ({
        part,
        // A rule's own keys form an AND that nobody wrote.
        way: way === "" && condition.kind === "all" ? " " : `${here}[${i}].`,
        holds: ask(part, scene),
      }));
      const telling = asked.filter((one) => one.holds === holds);
      const settled = (condition.kind === "any") === (holds === true) &&
        holds !== null;
      return (settled ? telling.slice(0, 1) : telling).flatMap((one) =>
        reasons(one.part, scene, one.way.trimStart(), one.holds)
      );
    }
    case "not": {
      const [part] = parts;
      if (part === undefined) return [];
      const below = ask(part, scene);
      return reasons(part, scene, `${here}.`, below);
    }
    case "tool_name":
    case "tool_name_pattern":
    case "parameter":
    case "parameters":
    case "cwd":
    case "time_range":
    case "transport":
    case "agent":
    case "principal":
    case "mcp_server":
    case "effect":
    case "only":
      return [{
        condition: here,
        holds,
        wanted: wantedBy(condition),
        seen: lookAt(compiled, scene),
      }];
  }
}

function ask(compiled: CompiledCondition, scene: Scene): boolean | null {
  try {
    return compiled.holds(scene);
  } catch {
    return null;
  }
}

function lookAt(compiled: CompiledCondition, scene: Scene): string {
  try {
    return compiled.seen(scene);
  } catch (error) {
    return error instanceof Error ? error.message : "nothing";
  }
}
