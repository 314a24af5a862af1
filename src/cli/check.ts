/** `superego check`: judges configuration, environment and policies, and the files of a deployment. */
import { newSince, readBaseline } from "../check/baseline.ts";
import { DEPLOYMENT_CHECKS } from "../check/deployment/judge.ts";
import { BUILT_CHECKS } from "../check/deployment/image.ts";
import { REPOSITORY_CHECKS } from "../check/deployment/repository.ts";
import { LIVE_CHECKS } from "../check/live/checks.ts";
import { CHECKS } from "../check/problems.ts";
import { readWaivers, waive, type Waived } from "../check/waivers.ts";
import { MOST_BYTES, readTextFile } from "../config/disk.ts";
import { causeInWords } from "../problem/cause.ts";
import {
  compareProblems,
  type Problem,
  SEVERITIES,
  type Severity,
} from "../problem/problem.ts";
import { systemClock } from "../review/clock.ts";
import { type Given, readArgs, UsageError } from "./args.ts";
import { findProblems, type JudgedSubject } from "./check_find.ts";
import { explainText, listText, render } from "./check_show.ts";
import { readInput } from "./input.ts";
import { EXIT, type Io } from "./io.ts";

/** Least severity that makes the exit status 1, where nobody says. */
const FAIL_ON: Severity = "medium";

/** How long standard input may take, in milliseconds: an engine or a cluster is asked meanwhile. */
const SLOWEST_MS = 60_000;

/** Prints every problem; exit status 1 when one is at least as severe as `--fail-on`. */
export async function check(args: readonly string[], io: Io): Promise<number> {
  const given = readArgs("check", args);
  const asked = given.one["explain"];
  if (given.on.has("list") || asked !== undefined) {
    io.out(asked === undefined ? listText(io) : explainText(asked, io));
    return EXIT.clean;
  }
  const found = await findProblems(given, async () =>
    new TextDecoder().decode(
      await readInput(io.pieces, MOST_BYTES, SLOWEST_MS),
    ));
  // Said apart from the result, so that nobody takes "no problems" for more than was looked at.
  for (const subject of found.judged) io.err(judgedLine(subject));
  const { problems, waived, old } = await accepted(found.problems, given);
  if (waived.length > 0) {
    io.err(`${counted(waived.length, "problem")} waived\n`);
  }
  if (old > 0) io.err(`${counted(old, "problem")} in the baseline\n`);
  const format = given.one["format"] ?? "text";
  io.out(
    render(
      { problems, judged: found.judged, waived },
      format,
      io,
      systemClock.now(),
    ),
  );
  if (format === "baseline") return EXIT.clean;
  const least = SEVERITIES.indexOf(
    (given.one["fail-on"] ?? FAIL_ON) as Severity,
  );
  return problems.some(({ severity }) => SEVERITIES.indexOf(severity) <= least)
    ? EXIT.findings
    : EXIT.clean;
}

interface Accepted {
  /** What counts. */
  readonly problems: readonly Problem[];
  readonly waived: readonly Waived[];
  /** How many were in the baseline. */
  readonly old: number;
}

/** Leaves out what a baseline has or a waiver accepts. */
async function accepted(
  found: readonly Problem[],
  given: Given,
): Promise<Accepted> {
  const { waivers: file, baseline } = given.one;
  const held = file === undefined ? { waivers: [], problems: [] } : readWaivers(
    await textOf(file),
    file,
    Object.keys(CHECKS),
    systemClock.now(),
  );
  const { problems, waived } = waive(found, held.waivers);
  const before = baseline === undefined
    ? null
    : readBaseline(await textOf(baseline), baseline);
  const fresh = before === null
    ? problems
    : before.ok
    ? newSince(before.value, problems)
    : [...problems, ...before.problems];
  return {
    problems: [...fresh, ...held.problems].sort(compareProblems),
    waived,
    old: Math.max(0, problems.length - fresh.length),
  };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readTextFile(file);
  } catch (error) {
    throw new UsageError(`\`${file}\` cannot be read: ${causeInWords(error)}`);
  }
}

function judgedLine({ file, kind, tests }: JudgedSubject): string {
  const held = checksOf(kind);
  return `judged ${file} (${kind}), ${
    held === null ? counted(tests, "test") : counted(held, "check")
  }\n`;
}

function checksOf(kind: string): number | null {
  const checks = kind === "repository"
    ? REPOSITORY_CHECKS
    : kind === "built"
    ? BUILT_CHECKS
    : kind === "live"
    ? LIVE_CHECKS
    : DEPLOYMENT_CHECKS[kind as keyof typeof DEPLOYMENT_CHECKS];
  return checks === undefined ? null : Object.keys(checks).length;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
