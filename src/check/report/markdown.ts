/** Problems as a Markdown table, for a comment on a change. */
import type { Problem } from "../../problem/problem.ts";
import { summary } from "./text.ts";

/** How many there are, then one row a problem. */
export function markdownReport(problems: readonly Problem[]): string {
  const rows = problems.map((
    { id, severity, file, line, column, message, hint },
  ) =>
    `| ${severity} | ${id} | ${cell(file)}:${line}:${column} | ${
      cell(message)
    } | ${cell(hint)} |\n`
  );
  const head =
    "| Severity | Check | Where | What | How to mend it |\n| --- | --- | --- | --- | --- |\n";
  return `${summary(problems)}\n${
    rows.length === 0 ? "" : `\n${head}${rows.join("")}`
  }`;
}

function cell(text: string): string {
  return text.replace(/[\\|<>]/g, (sign) => `\\${sign}`).replace(/\s+/g, " ");
}
