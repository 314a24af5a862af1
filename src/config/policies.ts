/** Loads policies: reads files, and loads the parser and the engines only where they are needed. */
import {
  compile,
  type Engines,
  type Policy,
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
  return policies.ok
    ? compile(policies.value, await loadEngines(policies.value))
    : policies;
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

/** Every problem of some sources: those that keep them from loading. */
export async function lintPolicies(
  sources: readonly string[],
  read: ReadText,
): Promise<readonly Problem[]> {
  const ruleset = await loadRuleset(sources, read);
  return ruleset.ok ? [] : ruleset.problems;
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
    return {
      ok: false,
      problems: [{
        id: "POLICY-007",
        severity: FINDINGS["POLICY-007"].severity,
        file: source,
        line: 1,
        column: 1,
        message: `\`${source}\` cannot be read: ${whyUnreadable(error)}`,
        hint: "Name an existing YAML file with --policy, or the word `shipped`",
      }],
    };
  }
  const { parsePolicy } = await import("../policy/parse.ts");
  const policy = parsePolicy(text, source);
  return policy.ok ? { ok: true, value: [policy.value] } : policy;
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
