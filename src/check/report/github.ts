/** Problems as workflow commands, which GitHub Actions shows beside the lines. */
import type { Problem, Severity } from "../../problem/problem.ts";

const COMMANDS: Readonly<Record<Severity, string>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "notice",
  info: "notice",
};

/** One line a problem. */
export function githubReport(problems: readonly Problem[]): string {
  return problems.map(({ id, severity, file, line, column, message, hint }) =>
    `::${COMMANDS[severity]} file=${
      property(file)
    },line=${line},col=${column},title=${property(id)}::${
      data(`${message}. ${hint}`)
    }\n`
  ).join("");
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll(
    "\n",
    "%0A",
  );
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
