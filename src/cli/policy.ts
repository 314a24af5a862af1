/** `superego policy`: tests and lints policy files. */
import { jsonReport } from "../check/report/json.ts";
import {
  type Case,
  junitReport,
  problemCases,
  wellCases,
} from "../check/report/junit.ts";
import { problemLines, summary, textReport } from "../check/report/text.ts";
import { readTextFile } from "../config/disk.ts";
import {
  lintSources,
  loadRuleset,
  loadTested,
  runShipped,
  SHIPPED_WORD,
} from "../config/policies.ts";
import { facts } from "../facts/mod.ts";
import { caseProblems, type CaseReport, runCases } from "../policy/cases.ts";
import { type Result, SEVERITIES } from "../problem/problem.ts";
import { readArgs } from "./args.ts";
import { folded } from "./grid.ts";
import { EXIT, type Io } from "./io.ts";
import { refuse } from "./refuse.ts";

/** Runs the verb; without files it looks at the shipped policy. */
export async function policy(
  args: readonly string[],
  io: Io,
): Promise<number> {
  const given = readArgs("policy", args);
  const [action, ...files] = given.words;
  const sources = files.length === 0 ? [SHIPPED_WORD] : files;
  // Said apart from the result, so that nobody takes "no problems" for a word on their own files.
  if (files.length === 0) {
    io.err("judged the shipped policy, as no file was named\n");
  }
  const format = given.one["format"] ?? "text";
  return action === "test"
    ? await test(sources, format, io)
    : await lint(sources, format, io);
}

// What is graver than a suggestion fails a build.
const FAILING = SEVERITIES.slice(0, SEVERITIES.indexOf("low"));

async function lint(
  sources: readonly string[],
  format: string,
  io: Io,
): Promise<number> {
  const problems = await lintSources(sources, readTextFile, {
    reviewer: false,
  });
  switch (format) {
    case "json":
      io.out(jsonReport(problems));
      break;
    case "junit":
      io.out(junitReport("policy lint", [
        ...wellCases(
          sources.filter((one) => problems.every(({ file }) => file !== one)),
        ),
        ...problemCases(problems),
      ]));
      break;
    default:
      io.out(folded(textReport(problems, io.colour), io));
  }
  return problems.some(({ severity }) => FAILING.includes(severity))
    ? EXIT.findings
    : EXIT.clean;
}

async function test(
  sources: readonly string[],
  format: string,
  io: Io,
): Promise<number> {
  const ran = await runTests(sources);
  if (!ran.ok) return refuse(ran.problems, io);
  const report = ran.value;
  switch (format) {
    case "json":
      io.out(testJson(report));
      break;
    case "junit":
      io.out(junitReport("policy test", testCases(report)));
      break;
    default:
      io.out(folded(testText(report, io.colour), io));
  }
  if (report.results.length > 0) {
    return report.failed > 0 ? EXIT.findings : EXIT.clean;
  }
  // A build that tests nothing must not look like one that passed.
  io.err(`superego: there is no test in ${sources.join(", ")}\n`);
  return EXIT.findings;
}

async function runTests(
  sources: readonly string[],
): Promise<Result<CaseReport>> {
  const [ruleset, tested] = await Promise.all([
    loadRuleset(sources, readTextFile),
    loadTested(sources, readTextFile),
  ]);
  if (!ruleset.ok) return ruleset;
  if (!tested.ok) return tested;
  const tests = tested.value.flatMap((one) => one.tests);
  // The shipped policies' own tests ask about nothing but them, so other files do not take part in those.
  const shipped = sources.every((source) => source === SHIPPED_WORD);
  return {
    ok: true,
    value: shipped
      ? await runShipped(facts)
      : runCases(ruleset.value, tests, facts),
  };
}

function testText(report: CaseReport, colour: boolean): string {
  const problems = caseProblems(report);
  const { passed, failed, unseen } = report;
  const shown = report.decided.length + report.matchedOnly.length;
  return [
    problemLines(problems, colour),
    ...unseen.map(({ file, line, id }) =>
      `${file}:${line}:1: no test matches rule ${id}\n`
    ),
    `${passed} passed, ${failed} failed. `,
    `Rules that decide in a test: ${report.decided.length} of ${
      shown + unseen.length
    }; that match in one: ${shown}.\n`,
    failed > 0 ? `${summary(problems)}\n` : "",
  ].join("");
}

function testJson(report: CaseReport): string {
  return jsonReport(caseProblems(report), {
    passed: report.passed,
    failed: report.failed,
    tests: report.results.map(({ test, passed, decision }) => ({
      name: test.name,
      file: test.file,
      line: test.at[0],
      passed,
      action: decision.action,
      rule_id: decision.rule_id,
    })),
    coverage: {
      decided: report.decided,
      matched_only: report.matchedOnly,
      unseen: report.unseen.map(({ id }) => id),
    },
  });
}

function testCases(report: CaseReport): readonly Case[] {
  return report.results.map((result) => ({
    name: result.test.name,
    group: result.test.file,
    file: result.test.file,
    line: result.test.at[0],
    problems: caseProblems({ ...report, results: [result] }),
  }));
}
