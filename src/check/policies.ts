/** Judges policies that decide together: what lint finds, and whether their tests come out as they want. */
import { readTextFile } from "../config/disk.ts";
import {
  compilePolicies,
  type Force,
  lintSources,
  loadTested,
} from "../config/policies.ts";
import { facts } from "../facts/mod.ts";
import { caseProblems, runCases } from "../policy/cases.ts";
import type { Problem } from "../problem/problem.ts";

/** What was found, and how many tests were run for it. */
export interface Judged {
  readonly problems: readonly Problem[];
  readonly tests: number;
}

/**
 * Lints the sources and runs the tests of those that are files. The shipped policy's own tests say nothing about
 * policies beside it, which may well be stricter.
 */
export async function judgePolicies(
  sources: readonly string[],
  read: (path: string) => Promise<string> = readTextFile,
  force?: Force,
): Promise<Judged> {
  const options = { reviewer: false };
  const problems = await lintSources(sources, read, options, force);
  const loaded = await loadTested(sources, read);
  if (!loaded.ok) return { problems, tests: 0 };
  // Tests speak of the policies as these are written, whatever a profile makes of them.
  const ruleset = await compilePolicies(loaded.value);
  if (!ruleset.ok) return { problems, tests: 0 };
  const tests = loaded.value.flatMap(({ pack, tests }) =>
    pack === undefined ? tests : []
  );
  const report = runCases(ruleset.value, tests, facts);
  return {
    problems: [...problems, ...caseProblems(report)],
    tests: tests.length,
  };
}
