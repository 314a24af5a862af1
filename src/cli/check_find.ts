/** Finds what `superego check` is asked to judge, and judges it. */
import {
  type JudgedConfiguration,
  judgeFile,
  judgeHere,
} from "../check/configuration.ts";
import { judgeDeployment } from "../check/deployment/judge.ts";
import {
  DEPLOYMENT_KINDS,
  type DeploymentKind,
  deploymentKind,
} from "../check/deployment/kind.ts";
import { judgeImage } from "../check/deployment/image.ts";
import { readImage } from "../check/image_files.ts";
import { judgeRepository } from "../check/deployment/repository.ts";
import { judgeLive } from "../check/live/checks.ts";
import { leftOutBy } from "../check/glob.ts";
import {
  findSubjects,
  OWN_KINDS,
  type Subject,
  type SubjectKind,
} from "../check/paths.ts";
import { type Judged, judgePolicies } from "../check/policies.ts";
import { readRepository } from "../check/repository_files.ts";
import { readTextFile } from "../config/disk.ts";
import { workingFolder } from "../config/environment.ts";
import { resolvePath } from "../config/path.ts";
import { namedFileProblems } from "../gateway/named_files.ts";
import { causeInWords } from "../problem/cause.ts";
import { compareProblems, type Problem } from "../problem/problem.ts";
import { systemClock } from "../review/clock.ts";
import { type Given, settingFlags, UsageError } from "./args.ts";

/** What each profile looks for below folders; `config` means what the program would run with here. */
const PROFILES: Readonly<Record<string, readonly SubjectKind[]>> = {
  config: OWN_KINDS,
  live: [],
  repo: ["repository", "agents", "image", "ci"],
  ...Object.fromEntries(DEPLOYMENT_KINDS.map((kind) => [kind, [kind]])),
  all: [...OWN_KINDS, "repository", ...DEPLOYMENT_KINDS],
};

/** Everything that was found, and what was judged for it. */
export interface Found {
  readonly problems: readonly Problem[];
  readonly judged: readonly JudgedSubject[];
}

/** One thing that was judged. */
export interface JudgedSubject extends Judged {
  readonly file: string;
  readonly kind: string;
}

/** The path that means standard input. */
const STDIN = "-";

const HERE = "this machine's configuration";

/** Judges what the words and flags name. */
export async function findProblems(
  given: Given,
  stdin: () => Promise<string> = () => Promise.resolve(""),
): Promise<Found> {
  const [first] = given.words;
  const kinds = first !== undefined && Object.hasOwn(PROFILES, first)
    ? PROFILES[first]
    : undefined;
  const named = given.words.slice(kinds === undefined ? 0 : 1);
  const here = kinds === PROFILES["config"];
  const url = addressIn(given);
  const live = kinds === PROFILES["live"];
  if (live && url === null) {
    throw new UsageError("`superego check live` needs `--url URL`");
  }
  const paths = kinds !== undefined && !here && !live && named.length === 0
    ? ["."]
    : named;
  const flags = settingFlags("check", given);
  const leftOut = leftOutBy(given.many["exclude"] ?? []);
  const now = systemClock.now();
  const judged: JudgedSubject[] = [];
  const together = new Set<string>();
  const add = (file: string, kind: string, found: JudgedConfiguration) => {
    judged.push({ file, kind, problems: found.problems, tests: found.tests });
    for (const path of found.policies) together.add(absolute(path));
  };
  // Flags that say what to run with ask for a judgement of that, also beside paths.
  if (
    (paths.length === 0 && url === null) || here || "policy" in flags ||
    "config" in flags
  ) {
    add(
      HERE,
      "settings and policies",
      await judgeHere(flags, now, namedFileProblems),
    );
  }
  const found = await findSubjects(
    paths.filter((path) => path !== STDIN),
    Object.keys(PROFILES),
    kinds,
    leftOut,
  );
  for (const { file, kind } of found.subjects) {
    if (kind === "configuration" || kind === "security") {
      add(file, kind, await judgeFile(file, now, kind, namedFileProblems));
    } else if (kind === "repository") {
      const problems = judgeRepository(await readRepository(file, leftOut));
      judged.push({ file, kind, problems, tests: 0 });
    } else if (kind === "built") {
      const problems = await judgeBuilt(file);
      judged.push({ file, kind, problems, tests: 0 });
    }
  }
  // A policy that a configuration loads beside others has been judged there, where its tests are meant to pass.
  for (const { file, kind } of found.subjects) {
    if (kind !== "policy" || together.has(absolute(file))) continue;
    judged.push({ file, kind, ...await judgePolicies([file]) });
  }
  judged.push(...await judgeDeployments(found.subjects, paths));
  const said = paths.includes(STDIN) ? await judgeSaid(await stdin()) : null;
  if (said !== null) judged.push(...said.judged);
  if (url !== null) {
    // Loaded only where it is used: it needs the network.
    const { probe } = await import("../check/live/probe.ts");
    const problems = judgeLive(await probe(url));
    judged.push({ file: url.origin, kind: "live", problems, tests: 0 });
  }
  return {
    problems: once([
      ...found.problems,
      ...said?.problems ?? [],
      ...judged.flatMap((subject) => subject.problems),
    ]),
    judged,
  };
}

function addressIn(given: Given): URL | null {
  const text = given.one["url"];
  if (text === undefined) return null;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "") {
    throw new UsageError(
      `\`--url\` takes an address such as https://guard.example, not \`${text}\``,
    );
  }
  return url;
}

/** Each problem once, in order: a file that two others load is judged with both. */
function once(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map(problems.map((one) => [JSON.stringify(one), one]));
  return [...seen.values()].sort(compareProblems);
}

/** Judges what an engine or a cluster says of what runs there. */
function judgeSaid(text: string): Found {
  const file = "stdin";
  const kind = deploymentKind(text, "stdin.json") ??
    deploymentKind(text, "stdin.yaml");
  if (kind !== null) {
    const problems = judgeDeployment([{ file, kind, text }], true);
    return { problems, judged: [{ file, kind, problems, tests: 0 }] };
  }
  return {
    problems: [{
      id: "CHECK-009",
      severity: "high",
      file,
      line: 1,
      column: 1,
      message:
        "Standard input is neither what `docker inspect` or `podman inspect` says of containers nor objects of Kubernetes",
      hint:
        "Say `docker inspect NAME | superego check -`, or `kubectl get pods -o json | superego check -`",
    }],
    judged: [],
  };
}

async function judgeBuilt(file: string): Promise<readonly Problem[]> {
  try {
    return judgeImage(await readImage(file));
  } catch (error) {
    return [{
      id: "CHECK-010",
      severity: "high",
      file,
      line: 1,
      column: 1,
      message: `\`${file}\` cannot be read as an image: ${causeInWords(error)}`,
      hint: "Write it with `docker save` or `podman save --format oci-archive`",
    }];
  }
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
  return (DEPLOYMENT_KINDS as readonly string[]).includes(kind);
}

function absolute(path: string): string {
  return resolvePath(path, workingFolder());
}
