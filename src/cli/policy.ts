/** `superego policy`: lints policy files, and runs the tests that stand in and beside them. */
import { jsonReport } from "../check/report/json.ts";
import { type Case, junitReport, problemCases } from "../check/report/junit.ts";
import { textReport } from "../check/report/text.ts";
import { readTextFile } from "../config/disk.ts";
import { lintSources, loadRuleset, loadTested } from "../config/policies.ts";
import { facts } from "../facts/mod.ts";
import { caseProblems, type CaseReport, runCases } from "../policy/cases.ts";
import type { Problem } from "../problem/problem.ts";
import { type Given, readArgs } from "./args.ts";
import { EXIT, type Io } from "./io.ts";

/** Prints what it found; exit status 1 when there is anything. */
export async function policy(args: readonly string[], io: Io): Promise<number> {
  const given = readArgs("policy", args);
  const [action, ...files] = given.words;
  return action === "test"
    ? await test(given, files, io)
    : await lint(given, files, io);
}

async function lint(
  given: Given,
  files: readonly string[],
  io: Io,
): Promise<number> {
  return report(
    given,
    io,
    "superego policy lint",
    await lintSources(files, readTextFile, { reviewer: false }),
  );
}

async function test(
  given: Given,
  files: readonly string[],
  io: Io,
): Promise<number> {
  const policies = await loadTested(files, readTextFile);
  const ruleset = policies.ok
    ? await loadRuleset(files, readTextFile)
    : policies;
  if (!policies.ok || !ruleset.ok) {
    return report(
      given,
      io,
      "superego policy test",
      ruleset.ok ? [] : ruleset.problems,
    );
  }
  const tests = policies.value.flatMap((one) => one.tests);
  const cases = runCases(ruleset.value, tests, facts);
  const problems = caseProblems(cases);
  switch (given.one["format"]) {
    case "json":
      io.out(jsonReport(problems, coverage(cases)));
      break;
    case "junit":
      io.out(
        junitReport(
          "superego policy test",
          cases.results.map((result) => caseOf(result, cases)),
        ),
      );
      break;
    default:
      io.out(
        `${problems.length === 0 ? "" : textReport(problems, io.colour)}${
          inWords(cases)
        }`,
      );
  }
  return cases.failed > 0 ? EXIT.findings : EXIT.clean;
}

function caseOf(
  { test }: CaseReport["results"][number],
  cases: CaseReport,
): Case {
  const problems = caseProblems({
    ...cases,
    results: cases.results.filter((result) => result.test === test),
  });
  return {
    name: test.name,
    group: test.file,
    file: test.file,
    line: test.at[0],
    problems,
  };
}

function coverage(
  { passed, failed, decided, matchedOnly, unseen }: CaseReport,
) {
  return {
    passed,
    failed,
    rules: {
      decided,
      matched_only: matchedOnly,
      unseen: unseen.map(({ id }) => id),
    },
  };
}

function inWords(
  { passed, failed, decided, matchedOnly, unseen }: CaseReport,
): string {
  const rules = decided.length + matchedOnly.length + unseen.length;
  const missing = unseen.map(({ file, line, id }) =>
    `  ${file}:${line}: no test for ${id}\n`
  ).join("");
  return `${passed} passed, ${failed} failed; ${decided.length} of ${rules} rules decided in some test\n${missing}`;
}

function report(
  given: Given,
  io: Io,
  suite: string,
  problems: readonly Problem[],
): number {
  switch (given.one["format"]) {
    case "json":
      io.out(jsonReport(problems));
      break;
    case "junit":
      io.out(junitReport(suite, problemCases(problems)));
      break;
    default:
      io.out(textReport(problems, io.colour));
  }
  return problems.length > 0 ? EXIT.findings : EXIT.clean;
}
