/** Writes problems for people and editors: `file:line:column` first, so that editors jump there. */
import type { Problem } from "../problem/problem.ts";

/** One line a problem, and its hint on the next. */
export function problemLines(problems: readonly Problem[]): string {
  return problems.map(problemLine).join("");
}

function problemLine(problem: Problem): string {
  const { file, line, column, severity, id, message, hint } = problem;
  return `${file}:${line}:${column}: ${severity} ${id}: ${message}\n    ${hint}\n`;
}
