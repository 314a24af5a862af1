/** Problems for people and editors: `file:line:column` first, so that editors jump there. */
import {
  type Problem,
  SEVERITIES,
  type Severity,
} from "../../problem/problem.ts";

/** One line a problem, and its hint on the next; in colour where the reader can see it. */
export function problemLines(
  problems: readonly Problem[],
  colour = false,
): string {
  return problems.map((problem) => problemLine(problem, colour)).join("");
}

/** Problems and, last, how many there are of each severity. */
export function textReport(
  problems: readonly Problem[],
  colour = false,
): string {
  return `${problemLines(problems, colour)}${summary(problems)}\n`;
}

/** How many problems there are, in words. */
export function summary(problems: readonly Problem[]): string {
  if (problems.length === 0) return "No problems.";
  const counts = SEVERITIES.map((severity) =>
    [
      problems.filter((problem) => problem.severity === severity).length,
      severity,
    ] as const
  ).filter(([count]) => count > 0)
    .map(([count, severity]) => `${count} ${severity}`);
  const noun = problems.length === 1 ? "problem" : "problems";
  return `${problems.length} ${noun}: ${counts.join(", ")}.`;
}

const COLOURS: Readonly<Record<Severity, number>> = {
  critical: 31,
  high: 31,
  medium: 33,
  low: 36,
  info: 90,
};

function problemLine(problem: Problem, colour: boolean): string {
  const { line, column, severity, id } = problem;
  const [file, message, hint] = [problem.file, problem.message, problem.hint]
    .map(printable) as [string, string, string];
  const said = colour
    ? `\x1b[${COLOURS[severity]}m${severity}\x1b[0m`
    : severity;
  return `${file}:${line}:${column}: ${said} ${id}: ${message}\n    ${hint}\n`;
}

// What a file says must not be able to draw on the terminal of whoever reads about it.
function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}]/gu,
    (sign) =>
      sign === "\n"
        ? "\n    "
        : `\\u{${sign.codePointAt(0)?.toString(16) ?? ""}}`,
  );
}
