/** Puts conditions into words. */
import { clockText } from "./match/time_range.ts";
import type { AttributeTest, Condition, Pattern, Scalar } from "./model.ts";

/** A condition's own key in a policy file, for example `parameters.path`. */
export function keyOf(condition: Condition): string {
  switch (condition.kind) {
    case "all":
      return "AND";
    case "any":
      return "OR";
    case "not":
      return "NOT";
    case "tool_name":
    case "tool_name_pattern":
      return "tool_name";
    case "parameter":
      return `parameters.${condition.name}`;
    case "effect":
      return `facts.${condition.effect}`;
    case "only":
      return "facts.only";
    case "parameters":
    case "cwd":
    case "time_range":
    case "transport":
    case "agent":
    case "principal":
    case "mcp_server":
      return condition.kind;
  }
}

/** What a condition asks for, for example `glob /etc/**`. */
export function wantedBy(condition: Condition): string {
  switch (condition.kind) {
    case "all":
      return "all of its conditions";
    case "any":
      return "one of its conditions";
    case "not":
      return `not ${keyOf(condition.of)} ${wantedBy(condition.of)}`;
    case "tool_name":
    case "transport":
      return condition.names.join(" or ");
    case "tool_name_pattern":
    case "parameters":
      return patternInWords(condition.pattern);
    case "parameter":
      return condition.expected.map(expectedInWords).join(" or ");
    case "cwd":
    case "agent":
    case "principal":
    case "mcp_server":
      return condition.patterns.map(patternInWords).join(" or ");
    case "time_range": {
      const days = condition.weekdays.join(",");
      const range = `${clockText(condition.start)}-${clockText(condition.end)}`;
      return [range, condition.timezone, days].filter(Boolean).join(" ");
    }
    case "effect":
      return effectInWords(condition);
    case "only":
      return `only ${condition.of.map(effectInWords).join(" or ")}`;
  }
}

function effectInWords(
  { effect, where }: Condition & { readonly kind: "effect" },
): string {
  return [effect, ...where.map(testInWords)].join(" ");
}

function testInWords(test: AttributeTest): string {
  const { attribute, negate, values, bounds } = test;
  const wanted = bounds === undefined
    ? values.join(",")
    : Object.entries(bounds).map(([how, n]) => `${how} ${n}`).join(",");
  return `${attribute}${negate ? "!=" : "="}${wanted}`;
}

function expectedInWords(expected: Scalar | Pattern): string {
  return typeof expected === "object" && expected !== null
    ? patternInWords(expected)
    : JSON.stringify(expected);
}

function patternInWords(pattern: Pattern): string {
  if (pattern.type !== "jsonpath") return `${pattern.type} ${pattern.pattern}`;
  const { comparison, threshold } = pattern;
  return `jsonpath ${pattern.pattern} ${comparison}` +
    (threshold === undefined ? "" : ` ${threshold}`);
}
