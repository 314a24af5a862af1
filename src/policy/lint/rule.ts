/** Finds what is doubtful in one rule by itself. */
import { nearest } from "../../problem/nearest.ts";
import type { FindingId } from "../findings.ts";
import { isKnownTool, KNOWN_TOOL_NAMES } from "../known_tools.ts";
import { needsBacktracking } from "../match/expression.ts";
import type { Condition, Place, Policy, Rule } from "../model.ts";
import { leavesOf, patternsOf } from "../needs.ts";

/** Notes one finding at a place of a file. */
export type Note = (
  id: FindingId,
  file: string,
  at: Place,
  message: string,
  hint: string,
) => void;

/** Notes on a rule that is enabled. */
export function lintRule(
  policy: Policy,
  rule: Rule,
  reviewer: boolean,
  note: Note,
): void {
  const { file } = policy;
  for (const leaf of leavesOf(rule.condition)) {
    if (leaf.kind === "tool_name") lintNames(file, rule, leaf, note);
  }
  for (const pattern of patternsOf(rule.condition)) {
    if (pattern.type === "regex" && needsBacktracking(pattern.pattern)) {
      note(
        "POLICY-107",
        file,
        pattern.at,
        `\`${pattern.pattern}\` in rule \`${rule.id}\` has look-around or a back-reference`,
        "Say it with NOT and a plain pattern, which takes linear time; a time-out counts as a failure of the rule",
      );
    }
  }
  if (rule.action === "sample" && !reviewer) {
    note(
      "POLICY-108",
      file,
      rule.at,
      `Rule \`${rule.id}\` wants a second opinion, so it denies every call that it matches`,
      "Configure a reviewer, or use the action `ask`",
    );
  }
  if (rule.action === "allow" && allowsByOneEffect(rule.condition)) {
    note(
      "POLICY-109",
      file,
      rule.at,
      `Rule \`${rule.id}\` allows a call because of one effect, whatever else the call does`,
      "List all that may happen under `facts: {only: [...]}`",
    );
  }
}

function lintNames(
  file: string,
  rule: Rule,
  leaf: Condition & { readonly kind: "tool_name" },
  note: Note,
): void {
  const unknown = leaf.names.filter((name) => !isKnownTool(name));
  const [first] = unknown;
  if (first === undefined) return;
  const names = unknown.map((name) => `\`${name}\``).join(", ");
  const looksLikePattern = unknown.some((name) => /[*?^$[\]()\\]/.test(name));
  note(
    "POLICY-105",
    file,
    leaf.at,
    `No known agent calls ${names}, named by rule \`${rule.id}\``,
    looksLikePattern
      ? "A plain name is compared exactly; write `{type: glob, pattern: …}` for a pattern"
      : unknown.length === 1
      ? nearestTool(first)
      : NO_TOOL,
  );
}

const NO_TOOL =
  "Agents call the shell by one tool, for example `Bash`; look at its arguments or at `facts`";

function nearestTool(name: string): string {
  const best = nearest(name, KNOWN_TOOL_NAMES);
  return best === undefined ? NO_TOOL : `Did you mean \`${best}\`?`;
}

/** Whether an effect is asked for that is neither under NOT nor accompanied by `only`. */
function allowsByOneEffect(condition: Condition): boolean {
  switch (condition.kind) {
    case "all":
      return condition.of.some(allowsByOneEffect) &&
        !condition.of.some(({ kind }) => kind === "only");
    case "any":
      return condition.of.some(allowsByOneEffect);
    case "effect":
      return true;
    case "not":
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
    case "only":
      return false;
  }
}
