/** Problems as SARIF 2.1.0, which code scanning services read. */
import type { Problem, Severity } from "../../problem/problem.ts";
import type { Check } from "../check.ts";

const LEVELS: Readonly<Record<Severity, string>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  info: "note",
};

// The scale on which GitHub sorts security findings.
const SCORES: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "3.0",
  info: "0.0",
};

/** One run with its results; `known` says what each kind of problem is, where it is one of ours. */
export function sarifReport(
  problems: readonly Problem[],
  version: string,
  known: Readonly<Record<string, Check>>,
): string {
  const ids = [...new Set(problems.map(({ id }) => id))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{
      tool: {
        driver: {
          name: "superego",
          version,
          rules: ids.map((id) => rule(id, worst(id, problems), known[id])),
        },
      },
      results: problems.map((problem) => ({
        ruleId: problem.id,
        ruleIndex: ids.indexOf(problem.id),
        level: LEVELS[problem.severity],
        message: { text: `${problem.message}. ${problem.hint}` },
        locations: [{
          physicalLocation: {
            artifactLocation: { uri: uriOf(problem.file) },
            region: { startLine: problem.line, startColumn: problem.column },
          },
        }],
      })),
    }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

// What GitHub shows of a kind of problem; it asks for all three texts.
function rule(id: string, severity: Severity, check?: Check): unknown {
  const { title = id, why = id, mend, standards = [] } = check ?? {};
  const help = [why, ...mend === undefined ? [] : [mend]];
  return {
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: `${why}.` },
    help: { text: `${help.join(". ")}.` },
    properties: {
      "security-severity": SCORES[severity],
      tags: ["security", ...standards],
    },
  };
}

function uriOf(file: string): string {
  return file.startsWith("/") ? `file://${encodeURI(file)}` : encodeURI(file);
}

function worst(id: string, problems: readonly Problem[]): Severity {
  const order = Object.keys(LEVELS) as Severity[];
  const found = problems.filter((problem) => problem.id === id).map((
    { severity },
  ) => order.indexOf(severity));
  return order[Math.min(...found)] ?? "info";
}
