/** Loads policies: reads files, and loads the parser and the engines only where they are needed. */
import type {
  Engines,
  LintOptions,
  Policy,
  PolicyTest,
  Ruleset,
} from "../policy/mod.ts";
import type { CaseReport } from "../policy/cases.ts";
import type { Call } from "../facts/call.ts";
import type { Facts } from "../facts/effect.ts";
import { compile } from "../policy/compile.ts";
import { FINDINGS } from "../policy/findings.ts";
import { neededEngines } from "../policy/needs.ts";
import { SHIPPED } from "../policy/shipped.ts";
import type { Terms } from "../policy/model.ts";
import { causeInWords } from "../problem/cause.ts";
import {
  compareProblems,
  type Problem,
  type Result,
} from "../problem/problem.ts";
import type { Settings } from "./schema.ts";
import type { Profile } from "./setting.ts";

/** The word that names the shipped policies among files. */
export const SHIPPED_WORD = "shipped";

type ReadText = (path: string) => Promise<string> | string;

/** The settings that say how policies are put in force. */
export type Force = Pick<Settings, "profile" | "policy_off">;

const PLAIN: Force = { profile: "standard", policy_off: [] };

/** The ruleset of some sources: paths, or the word `shipped`, which is also meant by none at all. */
export async function loadRuleset(
  sources: readonly string[],
  read: ReadText,
  force: Force = PLAIN,
): Promise<Result<Ruleset>> {
  const policies = await loadPolicies(sources, read);
  return policies.ok ? await compilePolicies(policies.value, force) : policies;
}

/** The ruleset of policies that are loaded. */
export async function compilePolicies(
  policies: readonly Policy[],
  force: Force = PLAIN,
): Promise<Result<Ruleset>> {
  const whole = await withProfile(policies, force);
  return whole.ok
    ? compile(
      whole.value.policies,
      await loadEngines(whole.value.policies),
      whole.value.terms,
    )
    : whole;
}

interface Whole {
  readonly policies: readonly Policy[];
  readonly terms: Terms;
}

async function withProfile(
  policies: readonly Policy[],
  { profile, policy_off: off }: Force,
): Promise<Result<Whole>> {
  if (profile === "standard") {
    return { ok: true, value: { policies, terms: { profile, off } } };
  }
  const { PROFILE_POLICIES } = await import("../policy/shipped_profiles.ts");
  const added = PROFILE_POLICIES[profile];
  const observe = added.mode === "shadow";
  const shipped = policies.some(({ pack }) => pack !== undefined);
  if (!observe && !shipped) {
    return {
      ok: false,
      problems: [{
        id: "POLICY-009",
        severity: FINDINGS["POLICY-009"].severity,
        file: "settings",
        line: 1,
        column: 1,
        message:
          `The profile \`${profile}\` adds to the shipped policy, which is not loaded`,
        hint: "Add `shipped` to `policy`, or choose the profile `standard`",
      }],
    };
  }
  return {
    ok: true,
    value: {
      policies: observe ? policies : [...policies, added],
      terms: { profile, off, observe },
    },
  };
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
  force: Force = PLAIN,
): Promise<readonly Problem[]> {
  const loaded = await loadTested(sources, read);
  if (!loaded.ok) return loaded.problems;
  const ruleset = await compilePolicies(loaded.value, force);
  if (!ruleset.ok) return ruleset.problems;
  const { lint } = await import("../policy/lint.ts");
  return lint(loaded.value, options);
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
    const tests = await loadTestsBeside(policy, read);
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

/** What the tests of the packs, and of each profile, came to: each in force as its name says. */
export async function runShipped(
  facts: (call: Call) => Facts,
): Promise<CaseReport> {
  const { SHIPPED_TESTS } = await import("../policy/shipped_tests.ts");
  const { joinReports, runCases } = await import("../policy/cases.ts");
  const reports: CaseReport[] = [];
  for (const [profile, tests] of Object.entries(SHIPPED_TESTS)) {
    const force = { ...PLAIN, profile: profile as Profile };
    const ruleset = await compilePolicies(SHIPPED, force);
    if (!ruleset.ok) throw new Error(JSON.stringify(ruleset.problems));
    reports.push(runCases(ruleset.value, tests, facts));
  }
  return joinReports(reports);
}

async function loadTestsBeside(
  { file, pack }: Policy,
  read: ReadText,
): Promise<Result<readonly PolicyTest[]>> {
  const [, stem, ending] = /^(.+)(\.ya?ml)$/.exec(file) ?? [];
  if (stem === undefined) return { ok: true, value: [] };
  if (pack !== undefined) {
    const { SHIPPED_TESTS } = await import("../policy/shipped_tests.ts");
    const tests = SHIPPED_TESTS.standard.filter((one) =>
      one.file === `${stem}.test${ending}`
    );
    return { ok: true, value: tests };
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
      message: `\`${file}\` cannot be read: ${causeInWords(error)}`,
      hint: "Name a YAML file that can be read, or the word `shipped`",
    }],
  };
}

async function loadEngines(policies: readonly Policy[]): Promise<Engines> {
  // The shipped policies are written without patterns that need one, which a test holds them to.
  const needed = neededEngines(
    policies.filter(({ pack }) => pack === undefined),
  );
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
