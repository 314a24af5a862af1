/** Writes an explanation for people: the decision, what the call would do, and the rules. */
import type { Call } from "../facts/call.ts";
import type { Explanation, RuleExplanation, Step } from "../policy/mod.ts";
import { type Branch, branch, draw, leaf, type Look } from "./draw.ts";
import { factsTree } from "./explain_tree.ts";

/** What is shown of the rules: those that matched or failed, with why for the one that decided; or all, with why. */
export type Shown = "telling" | "all";

/** The explanation as text: as a tree that fits the terminal, indented in a pipe. */
export function explanationText(
  call: Call,
  explanation: Explanation,
  look: Look,
  shown: Shown = "telling",
): string {
  const { facts, rules } = explanation;
  const blocks = [
    decisionBranch(explanation),
    ...(facts === null ? [] : [factsTree(call, facts)]),
    ...ruleBranches(rules, shown),
  ];
  return blocks.map((block) => draw(block, look)).join("\n");
}

function decisionBranch({ profile, decision }: Explanation): Branch {
  const by = decision.rule_id === null ? "no rule" : `rule ${decision.rule_id}`;
  return branch([
    { text: decision.action, style: decision.action },
    ` by ${by} (${decision.code})`,
  ], [
    ...(profile === "standard" ? [] : [leaf(`profile: ${profile}`)]),
    leaf(decision.reason),
    ...decision.warnings.map((warning) => leaf(`warning: ${warning}`)),
  ]);
}

function ruleBranches(
  rules: readonly RuleExplanation[],
  shown: Shown,
): readonly Branch[] {
  const telling = rules.filter(({ outcome }) =>
    outcome === "matched" || outcome === "failed"
  );
  const others = rules.filter((rule) => !telling.includes(rule));
  const decided = telling.some((rule) => rule.decided);
  const title = (text: string) => ({ text, style: "title" }) as const;
  return [
    branch(
      [
        title(`Rules that matched: ${telling.length} of ${rules.length}`),
        ...(shown === "all" || others.length === 0 ? [] : [
          {
            text: "  (--all shows the others, and why)",
            style: "quiet",
          } as const,
        ]),
      ],
      telling.map((rule) =>
        ruleBranch(
          rule,
          shown === "all" || rule.decided || rule.outcome === "failed" ||
            !decided,
        )
      ),
    ),
    ...(shown === "all"
      ? [
        branch(
          [title(`Rules that did not: ${others.length}`)],
          others.map((rule) => ruleBranch(rule, true)),
        ),
      ]
      : []),
  ];
}

function ruleBranch(explained: RuleExplanation, why: boolean): Branch {
  const { rule, outcome, decided, steps } = explained;
  const said = decided
    ? ", and decided"
    : outcome === "failed"
    ? ", but could not be evaluated"
    : outcome === "disabled"
    ? ", disabled"
    : rule.off !== null
    ? `, turned off: ${rule.off}`
    : rule.mode === "shadow"
    ? ", only recorded"
    : "";
  return branch([
    `${rule.id} (`,
    { text: rule.action, style: rule.action },
    `)${said}`,
    { text: `  ${rule.file}:${rule.line}`, style: "quiet" },
  ], why ? steps.map(stepLeaf) : []);
}

function stepLeaf({ condition, holds, wanted, seen }: Step): Branch {
  const sign = holds === null ? "?" : holds ? "yes" : "no";
  // What held can be seen among the facts above.
  return holds === true
    ? leaf(`${sign} ${condition}: `, { text: wanted, style: "quiet" })
    : leaf(`${sign} ${condition}: wanted ${wanted}; the call has ${seen}`);
}
