/** `superego check`: judges configuration, environment and policies, and the files of a deployment. */
import {
  type JudgedConfiguration,
  judgeFile,
  judgeHere,
} from "../check/configuration.ts";
import {
  DEPLOYMENT_CHECKS,
  judgeDeployment,
} from "../check/deployment/judge.ts";
import {
  DEPLOYMENT_KINDS,
  type DeploymentKind,
} from "../check/deployment/kind.ts";
import {
  findSubjects,
  OWN_KINDS,
  type Subject,
  type SubjectKind,
} from "../check/paths.ts";
import { type Judged, judgePolicies } from "../check/policies.ts";
import { CHECKS, PROBLEMS } from "../check/problems.ts";
import { githubReport } from "../check/report/github.ts";
import { htmlReport } from "../check/report/html.ts";
import { jsonReport } from "../check/report/json.ts";
import { junitReport, problemCases, wellCases } from "../check/report/junit.ts";
import { markdownReport } from "../check/report/markdown.ts";
import { sarifReport } from "../check/report/sarif.ts";
import { textReport } from "../check/report/text.ts";
import { readTextFile } from "../config/disk.ts";
import { workingFolder } from "../config/environment.ts";
import { resolvePath } from "../config/path.ts";
import { didYouMean } from "../problem/nearest.ts";
import {
  compareProblems,
  type Problem,
  SEVERITIES,
  type Severity,
} from "../problem/problem.ts";
import { systemClock } from "../review/clock.ts";
import { type Given, readArgs, settingFlags, UsageError } from "./args.ts";
import type { Look } from "./draw.ts";
import { folded, grid } from "./grid.ts";
import { EXIT, type Io } from "./io.ts";
import { VERSION } from "../config/version.ts";

/** Least severity that makes the exit status 1, where nobody says. */
const FAIL_ON: Severity = "medium";

/** What each profile looks for below folders; `config` means what the program would run with here. */
const PROFILES: Readonly<Record<string, readonly SubjectKind[]>> = {
  config: OWN_KINDS,
  ...Object.fromEntries(DEPLOYMENT_KINDS.map((kind) => [kind, [kind]])),
  all: [...OWN_KINDS, ...DEPLOYMENT_KINDS],
};

/** Prints every problem; exit status 1 when one is at least as severe as `--fail-on`. */
export async function check(args: readonly string[], io: Io): Promise<number> {
  const given = readArgs("check", args);
  if (given.on.has("list")) return list(io);
  const asked = given.one["explain"];
  if (asked !== undefined) return explain(asked, io);
  const { problems, judged } = await findProblems(given);
  // Said apart from the result, so that nobody takes "no problems" for more than was looked at.
  for (const { file, kind, tests } of judged) {
    const held = checksOf(kind);
    io.err(
      `judged ${file} (${kind}), ${
        held === null ? counted(tests, "test") : counted(held, "check")
      }\n`,
    );
  }
  io.out(render(problems, judged, given.one["format"] ?? "text", io));
  const least = SEVERITIES.indexOf(
    (given.one["fail-on"] ?? FAIL_ON) as Severity,
  );
  return problems.some(({ severity }) => SEVERITIES.indexOf(severity) <= least)
    ? EXIT.findings
    : EXIT.clean;
}

interface Found {
  readonly problems: readonly Problem[];
  readonly judged: readonly JudgedSubject[];
}

interface JudgedSubject extends Judged {
  readonly file: string;
  readonly kind: string;
}

const HERE = "this machine's configuration";

async function findProblems(given: Given): Promise<Found> {
  const [first] = given.words;
  const kinds = first !== undefined && Object.hasOwn(PROFILES, first)
    ? PROFILES[first]
    : undefined;
  const named = given.words.slice(kinds === undefined ? 0 : 1);
  const here = kinds === PROFILES["config"];
  const paths = kinds !== undefined && !here && named.length === 0
    ? ["."]
    : named;
  const flags = settingFlags("check", given);
  const now = systemClock.now();
  const judged: JudgedSubject[] = [];
  const together = new Set<string>();
  const add = (file: string, kind: string, found: JudgedConfiguration) => {
    judged.push({ file, kind, problems: found.problems, tests: found.tests });
    for (const path of found.policies) together.add(absolute(path));
  };
  // Flags that say what to run with ask for a judgement of that, also beside paths.
  if (
    paths.length === 0 || here || "policy" in flags ||
    "config" in flags
  ) {
    add(HERE, "settings and policies", await judgeHere(flags, now));
  }
  const found = await findSubjects(paths, Object.keys(PROFILES), kinds);
  for (const { file, kind } of found.subjects) {
    if (kind === "configuration" || kind === "security") {
      add(file, kind, await judgeFile(file, now, kind));
    }
  }
  // A policy that a configuration loads beside others has been judged there, where its tests are meant to pass.
  for (const { file, kind } of found.subjects) {
    if (kind !== "policy" || together.has(absolute(file))) continue;
    judged.push({ file, kind, ...await judgePolicies([file]) });
  }
  judged.push(...await judgeDeployments(found.subjects, paths));
  const problems = [
    ...found.problems,
    ...judged.flatMap((subject) => subject.problems),
  ];
  return { problems: problems.sort(compareProblems), judged };
}

async function judgeDeployments(
  subjects: readonly Subject[],
  paths: readonly string[],
): Promise<readonly JudgedSubject[]> {
  const files = [];
  for (const { file, kind } of subjects) {
    if (isDeployment(kind)) {
      files.push({ file, kind, text: await readTextFile(file) });
    }
  }
  // Compose is given what somebody names in that order; what a folder holds need not belong together.
  const inOrder = files.every(({ file }) => paths.includes(file));
  const problems = judgeDeployment(files, inOrder);
  return files.map(({ file, kind }) => ({
    file,
    kind,
    tests: 0,
    problems: problems.filter((one) => one.file === file),
  }));
}

function isDeployment(kind: string): kind is DeploymentKind {
  return Object.hasOwn(DEPLOYMENT_CHECKS, kind);
}

function checksOf(kind: string): number | null {
  return isDeployment(kind)
    ? Object.keys(DEPLOYMENT_CHECKS[kind]).length
    : null;
}

function absolute(path: string): string {
  return resolvePath(path, workingFolder());
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function render(
  problems: readonly Problem[],
  judged: readonly JudgedSubject[],
  format: string,
  look: Look,
): string {
  switch (format) {
    case "json":
      return jsonReport(problems, {
        judged: judged.map(({ file, kind, tests }) => ({ file, kind, tests })),
      });
    case "sarif":
      return sarifReport(problems, VERSION, PROBLEMS);
    case "junit":
      return junitReport("superego check", [
        ...wellCases(
          judged.filter((one) => one.problems.length === 0).map(({ file }) =>
            file
          ),
        ),
        ...problemCases(problems),
      ]);
    case "github":
      return githubReport(problems);
    case "markdown":
      return markdownReport(problems);
    case "html":
      return htmlReport(problems);
    default:
      return folded(textReport(problems, look.colour), look);
  }
}

function list(io: Io): number {
  io.out(
    grid(
      Object.entries(CHECKS).map((
        [id, { severity, title }],
      ) => [id, severity, title]),
      io,
    ),
  );
  return EXIT.clean;
}

function explain(id: string, io: Io): number {
  const one = PROBLEMS[id.toUpperCase()];
  if (one === undefined) {
    throw new UsageError(
      `no check \`${id}\`. ${
        didYouMean(id.toUpperCase(), Object.keys(PROBLEMS))
      }`,
    );
  }
  io.out(folded(
    [
      `${id.toUpperCase()} (${one.severity})`,
      `${one.title}.\n`,
      `Why it matters: ${one.why}.`,
      ...one.mend === undefined ? [] : [`What to do: ${one.mend}.`],
      ...(one.standards ?? []).length === 0
        ? []
        : [`Also asked for by: ${one.standards?.join(", ")}.`],
    ].join("\n") + "\n",
    io,
  ));
  return EXIT.clean;
}
