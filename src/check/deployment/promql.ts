/** Reads what an expression of PromQL asks for: metrics, and the labels that it picks them by. */
import { parser } from "@prometheus-io/lezer-promql";

/** One label that a metric is picked by. */
export interface Matcher {
  readonly label: string;
  /** `=`, `!=`, `=~` or `!~`. */
  readonly operator: string;
  readonly value: string;
}

/** One metric that an expression asks for. */
export interface Asked {
  readonly metric: string;
  readonly matchers: readonly Matcher[];
}

/** An expression taken apart. */
export interface Expression {
  /** Whether it is PromQL at all. */
  readonly valid: boolean;
  readonly asked: readonly Asked[];
  /** The labels that it groups by. */
  readonly grouped: readonly string[];
}

/** Takes an expression apart. */
export function readPromql(text: string): Expression {
  const asked: { metric: string; matchers: Matcher[] }[] = [];
  const grouped: string[] = [];
  let valid = text.trim() !== "";
  parser.parse(text).iterate({
    enter({ name, from, to, type, node }) {
      if (type.isError) valid = false;
      const said = () => text.slice(from, to);
      const parent = node.parent?.name;
      if (name === "VectorSelector") asked.push({ metric: "", matchers: [] });
      const last = asked.at(-1);
      if (name === "Identifier" && parent === "VectorSelector" && last) {
        last.metric = said();
      }
      if (name === "LabelName" && parent === "GroupingLabels") {
        grouped.push(said());
      }
      if (name === "UnquotedLabelMatcher" && last) {
        const [label, operator, value] = [
          "LabelName",
          "MatchOp",
          "StringLiteral",
        ]
          .map((part) => node.getChild(part))
          .map((part) => part === null ? "" : text.slice(part.from, part.to));
        last.matchers.push({
          label: label ?? "",
          operator: operator ?? "",
          value: (value ?? "").slice(1, -1),
        });
      }
    },
  });
  return { valid, asked, grouped };
}
