/** Loads policies: reads files, and loads the parser and the engines only where they are needed. */
import {
  compile,
  type Engines,
  lint,
  type LintOptions,
  type Policy,
  type PolicyTest,
  type Ruleset,
} from "../policy/mod.ts";
import { FINDINGS } from "../policy/findings.ts";
import { neededEngines } from "../policy/needs.ts";
import { SHIPPED } from "../policy/shipped.ts";
import {
  compareProblems,
  type Problem,
  type Result,
} from "../problem/problem.ts";
import { whyUnreadable } from "./disk.ts";

/** The word that names the shipped policies among files. */
export const SHIPPED_WORD = "shipped";

type ReadText = (path: string) => Promise<string> | string;

/** The ruleset of some sources: paths, or the word `shipped`, which is also meant by none at all. */
export async function loadRuleset(
  sources: readonly string[],
  read: ReadText,
): Promise<Result<Ruleset>> {
  const policies = await loadPolicies(sources, read);
  return policies.ok ? await compilePolicies(policies.value) : policies;
}

/** The ruleset of policies that are loaded. */
export async function compilePolicies(
  policies: readonly Policy[],
): Promise<Result<Ruleset>> {
  return compile(policies, await loadEngines(policies));
}

/** The policies of some sources; all problems of all files come at once. */
export async function loadPolicies(
  sources: readonly string[],
  read: ReadText,
): Promise<Result<readonly Policy[]>> {
  const results = await Promise.all(
    (sources.length === 0 ? [SHIPPED_WORD] : sources).map((source) =>
      loadSource(source, read)
    ),
  );
  const problems = results.flatMap((result) =>
    result.ok ? [] : result.problems
  );
  return problems.length > 0
    ? { ok: false, problems: problems.sort(compareProblems) }
    : {
      ok: true,
      value: results.flatMap((result) => result.ok ? result.value : []),
    };
}

/** What lint finds in some sources, their tests read; or what keeps them from loading. */
export async function lintSources(
  sources: readonly string[],
  read: ReadText,
  options: LintOptions,
): Promise<readonly Problem[]> {
  const loaded = await loadTested(sources, read);
  if (!loaded.ok) return loaded.problems;
  const ruleset = compile(loaded.value, await loadEngines(loaded.value));
  return ruleset.ok ? lint(loaded.value, options) : ruleset.problems;
}

/** The policies of some sources, each with the tests of the file beside it (`team.yaml`, `team.test.yaml`). */
export async function loadTested(
  sources: readonly string[],
  read: ReadText,
): Promise<Result<readonly Policy[]>> {
  const loaded = await loadPolicies(sources, read);
  if (!loaded.ok) return loaded;
  const problems: Problem[] = [];
  const policies = await Promise.all(loaded.value.map(async (policy) => {
    const tests = await loadTestsBeside(policy.file, read);
    if (tests.ok) {
      return { ...policy, tests: [...policy.tests, ...tests.value] };
    }
    problems.push(...tests.problems);
    return policy;
  }));
  return problems.length > 0
    ? { ok: false, problems: problems.sort(compareProblems) }
    : { ok: true, value: policies };
}

async function loadTestsBeside(
  file: string,
  read: ReadText,
): Promise<Result<readonly PolicyTest[]>> {
  const [, stem, ending] = /^(.+)(\.ya?ml)$/.exec(file) ?? [];
  if (stem === undefined || SHIPPED.some((one) => one.file === file)) {
    return { ok: true, value: [] };
  }
  const beside = `${stem}.test${ending}`;
  let text: string;
  try {
    text = await read(beside);
  } catch (error) {
    return error instanceof Deno.errors.NotFound
      ? { ok: true, value: [] }
      : unreadable(beside, error);
  }
  const { parseTests } = await import("../policy/parse.ts");
  return parseTests(text, beside);
}

async function loadSource(
  source: string,
  read: ReadText,
): Promise<Result<readonly Policy[]>> {
  if (source === SHIPPED_WORD) return { ok: true, value: SHIPPED };
  let text: string;
  try {
    text = await read(source);
  } catch (error) {
    return unreadable(source, error);
  }
  const { parsePolicy } = await import("../policy/parse.ts");
  const policy = parsePolicy(text, source);
  return policy.ok ? { ok: true, value: [policy.value] } : policy;
}

function unreadable(file: string, error: unknown): Result<never> {
  return {
    ok: false,
    problems: [{
      id: "POLICY-007",
      severity: FINDINGS["POLICY-007"].severity,
      file,
      line: 1,
      column: 1,
      message: `\`${file}\` cannot be read: ${whyUnreadable(error)}`,
      hint: "Name an existing YAML file with --policy, or the word `shipped`",
    }],
  };
}

async function loadEngines(policies: readonly Policy[]): Promise<Engines> {
  const needed = neededEngines(policies);
  return {
    ...needed.regex
      ? { regex: (await import("../policy/match/linear.ts")).linearRegex }
      : {},
    ...needed.backtracking
      ? { backtracking: (await import("./backtracking.ts")).backtrackingRegex }
      : {},
    ...needed.jsonpath
      ? { jsonpath: (await import("../policy/match/jsonpath.ts")).compileQuery }
      : {},
  };
}
