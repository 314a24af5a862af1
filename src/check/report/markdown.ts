/** Problems as Markdown, for a comment on a change: a score by group, and a table for each. */
import { type Problem, SEVERITIES } from "../../problem/problem.ts";
import { percent, type Score, scoresOf } from "../score.ts";
import type { Report } from "./report.ts";
import { summary } from "./text.ts";

/** How many there are, how each group came out, then a table a group, gravest first. */
export function markdownReport(
  { problems, judged, waived }: Pick<Report, "problems" | "judged" | "waived">,
): string {
  const scores = scoresOf(problems, judged.map(({ kind }) => kind));
  const held = scores.filter(({ held }) => held > 0);
  return [
    `${summary(problems)}\n`,
    held.length === 0 ? "" : table(
      ["Group", "Score", "Checks that nothing failed"],
      held.map((score) => [
        score.title,
        `${percent(score)} %`,
        `${score.passed} of ${score.held}`,
      ]),
    ),
    ...scores.filter((score) => score.problems.length > 0).map(group),
    waived.length === 0 ? "" : `### Accepted for a while\n\n${
      table(
        ["Check", "Where", "Owner", "Reason", "Until"],
        waived.map(({ problem, waiver }) => [
          problem.id,
          placeOf(problem),
          waiver.owner,
          waiver.reason,
          waiver.until,
        ]),
      )
    }`,
  ].filter((part) => part !== "").join("\n");
}

function group({ title, problems }: Score): string {
  const sorted = SEVERITIES.flatMap((severity) =>
    problems.filter((one) => one.severity === severity)
  );
  return `### ${title}\n\n${
    table(
      ["Severity", "Check", "Where", "What", "How to mend it"],
      sorted.map((one) => [
        one.severity,
        one.id,
        placeOf(one),
        one.message,
        one.hint,
      ]),
    )
  }`;
}

function placeOf({ file, line, column }: Problem): string {
  return `${file}:${line}:${column}`;
}

function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  return [
    line(heads),
    line(heads.map(() => "---")),
    ...rows.map((cells) => line(cells.map(cell))),
  ].join("");
}

function cell(text: string): string {
  return text.replace(/[\\|<>]/g, (sign) => `\\${sign}`).replace(/\s+/g, " ");
}
