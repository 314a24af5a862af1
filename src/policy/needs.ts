/** Works out what a policy's conditions need, so that nothing else is loaded. */
import { needsBacktracking, plainAlternatives } from "./match/expression.ts";
import type { Condition, Pattern, Policy } from "./model.ts";
import type { Engines } from "./ruleset.ts";

/** Which engines some policies need. */
export function neededEngines(
  policies: readonly Policy[],
): Readonly<Record<keyof Engines, boolean>> {
  const needs = { regex: false, backtracking: false, jsonpath: false };
  for (const { rules } of policies) {
    for (const { condition } of rules) {
      for (const pattern of patternsOf(condition)) {
        if (pattern.type === "jsonpath") needs.jsonpath = true;
        if (pattern.type !== "regex") continue;
        if (needsBacktracking(pattern.pattern)) needs.backtracking = true;
        else if (plainAlternatives(pattern.pattern) === undefined) {
          needs.regex = true;
        }
      }
    }
  }
  return needs;
}

/** Whether a condition looks at what the call would do. */
export function looksAtFacts(condition: Condition): boolean {
  return leavesOf(condition).some(({ kind }) =>
    kind === "effect" || kind === "only"
  );
}

/** Whether a condition looks at what a tool gave back, so that its rule is one for results and not for calls. */
export function looksAtResults(condition: Condition): boolean {
  return leavesOf(condition).some((leaf) =>
    leaf.kind === "effect" ? leaf.effect === "returns" : leaf.kind === "only" &&
      leaf.of.some(({ effect }) => effect === "returns")
  );
}

/** Every condition of a tree that has no conditions of its own, in the file's order. */
export function leavesOf(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case "all":
    case "any":
      return condition.of.flatMap(leavesOf);
    case "not":
      return leavesOf(condition.of);
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
      return [condition];
  }
}

/** Every pattern object in a tree of conditions. */
export function patternsOf(condition: Condition): readonly Pattern[] {
  return leavesOf(condition).flatMap((leaf): readonly Pattern[] => {
    switch (leaf.kind) {
      case "tool_name_pattern":
      case "parameters":
        return [leaf.pattern];
      case "parameter":
        return leaf.expected.filter((one) =>
          typeof one === "object" && one !== null
        );
      case "cwd":
      case "agent":
      case "principal":
      case "mcp_server":
        return leaf.patterns;
      case "all":
      case "any":
      case "not":
      case "tool_name":
      case "time_range":
      case "transport":
      case "effect":
      case "only":
        return [];
    }
  });
}
