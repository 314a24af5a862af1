/** `superego check`: judges configuration, environment and policies. */
import { loadKeys } from "../auth/load.ts";
import { CHECKS, titleOf } from "../check/catalog.ts";
import { githubReport } from "../check/report/github.ts";
import { htmlReport } from "../check/report/html.ts";
import { jsonReport } from "../check/report/json.ts";
import { junitReport, problemCases } from "../check/report/junit.ts";
import { markdownReport } from "../check/report/markdown.ts";
import { sarifReport } from "../check/report/sarif.ts";
import { textReport } from "../check/report/text.ts";
import { judgeSettings } from "../check/settings.ts";
import { readTextFile } from "../config/disk.ts";
import { loadConfig } from "../config/load.ts";
import { lintSources } from "../config/policies.ts";
import { didYouMean } from "../problem/nearest.ts";
import {
  compareProblems,
  type Problem,
  SEVERITIES,
  type Severity,
} from "../problem/problem.ts";
import { type Given, readArgs, settingFlags, UsageError } from "./args.ts";
import { EXIT, type Io } from "./io.ts";
import { VERSION } from "./version.ts";

/** Least severity that makes the exit status 1, where nobody says. */
const FAIL_ON: Severity = "medium";

/** Prints every problem; exit status 1 when one is at least as severe as `--fail-on`. */
export async function check(args: readonly string[], io: Io): Promise<number> {
  const given = readArgs("check", args);
  if (given.on.has("list")) return list(io);
  const asked = given.one["explain"];
  if (asked !== undefined) return explain(asked, io);
  const [profile, ...rest] = given.words;
  if (rest.length > 0 || (profile !== undefined && profile !== "config")) {
    throw new UsageError(
      `no profile \`${profile}\`: the one profile is \`config\``,
    );
  }
  const problems = await findProblems(given);
  io.out(render(problems, given.one["format"] ?? "text", io.colour));
  const least = SEVERITIES.indexOf(
    (given.one["fail-on"] ?? FAIL_ON) as Severity,
  );
  return problems.some(({ severity }) => SEVERITIES.indexOf(severity) <= least)
    ? EXIT.findings
    : EXIT.clean;
}

async function findProblems(given: Given): Promise<readonly Problem[]> {
  const config = await loadConfig(settingFlags("check", given));
  if (!config.ok) return config.problems;
  const { settings } = config.value;
  const keys = await loadKeys(settings.keys);
  return [
    ...judgeSettings(config.value),
    ...keys.ok ? [] : keys.problems,
    ...await lintSources(settings.policy, readTextFile, { reviewer: false }),
  ].sort(compareProblems);
}

function render(
  problems: readonly Problem[],
  format: string,
  colour: boolean,
): string {
  switch (format) {
    case "json":
      return jsonReport(problems);
    case "sarif":
      return sarifReport(problems, VERSION, titleOf);
    case "junit":
      return junitReport("superego check", problemCases(problems));
    case "github":
      return githubReport(problems);
    case "markdown":
      return markdownReport(problems);
    case "html":
      return htmlReport(problems);
    default:
      return textReport(problems, colour);
  }
}

function list(io: Io): number {
  io.out(
    Object.entries(CHECKS).map(([id, { severity, title }]) =>
      `${id.padEnd(12)}${severity.padEnd(10)}${title}\n`
    )
      .join(""),
  );
  return EXIT.clean;
}

function explain(id: string, io: Io): number {
  const one = CHECKS[id.toUpperCase()];
  if (one === undefined) {
    throw new UsageError(
      `no check \`${id}\`. ${
        didYouMean(id.toUpperCase(), Object.keys(CHECKS))
      }`,
    );
  }
  io.out(
    `${id.toUpperCase()} (${one.severity})\n${one.title}.\n\nWhy it matters: ${one.why}.\n`,
  );
  return EXIT.clean;
}
