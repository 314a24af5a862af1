/** Problems for people at a terminal: by group, gravest first, and how each group came out. */
import { type Problem, SEVERITIES } from "../../problem/problem.ts";
import { percent, type Score } from "../score.ts";
import { problemLines, summary } from "./text.ts";

const BAR = 20;

/** A group's heading and problems after the other, then a line of score for each, last how many problems there are. */
export function groupedReport(
  problems: readonly Problem[],
  scores: readonly Score[],
  colour: boolean,
): string {
  const strong = (text: string) => colour ? `\x1b[1m${text}\x1b[0m` : text;
  const groups = scores.filter((score) => score.problems.length > 0).map(
    ({ title, problems }) =>
      `${strong(title)}\n${problemLines(gravestFirst(problems), colour)}\n`,
  );
  const held = scores.filter(({ held }) => held > 0);
  const widest = Math.max(0, ...held.map(({ title }) => title.length));
  const lines = held.map((score) =>
    `${score.title.padEnd(widest)}  ${bar(score, colour)} ${
      `${percent(score)}`.padStart(3)
    } %  ${score.passed} of ${score.held} checks\n`
  );
  const end = problems.length === 0 && colour
    ? `\x1b[32m${summary(problems)}\x1b[0m`
    : summary(problems);
  return `${groups.join("")}${lines.join("")}${
    lines.length > 0 ? "\n" : ""
  }${end}\n`;
}

function gravestFirst(problems: readonly Problem[]): readonly Problem[] {
  return SEVERITIES.flatMap((severity) =>
    problems.filter((one) => one.severity === severity)
  );
}

function bar(score: Score, colour: boolean): string {
  const full = Math.floor(percent(score) / 100 * BAR);
  const text = "█".repeat(full) + "░".repeat(BAR - full);
  if (!colour) return text;
  const code = score.problems.length === 0
    ? 32
    : score.problems.some(({ severity }) =>
        severity === "critical" || severity === "high"
      )
    ? 31
    : 33;
  return `\x1b[${code}m${text}\x1b[0m`;
}
