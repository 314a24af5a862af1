/** Finds what there is to judge in the paths that somebody named: files, and folders with all that is below them. */
import {
  isFolder,
  readTextFile,
  staysInside,
  treeUnder,
} from "../config/disk.ts";
import { didYouMean, nearest } from "../problem/nearest.ts";
import { causeInWords } from "../problem/cause.ts";
import type { Problem } from "../problem/problem.ts";
import { CHECKS } from "./catalog.ts";
import {
  type DeploymentKind,
  deploymentKind,
  mayBelong,
} from "./deployment/kind.ts";
import { isImage } from "./image_files.ts";
import { type Kind, kindOf, policyBeside } from "./kind.ts";

/** What is judged in a file. */
export type SubjectKind =
  | Exclude<Kind, "tests">
  | DeploymentKind
  | "repository"
  | "built";

/** One file to judge. */
export interface Subject {
  /** Its path, from where the user is. */
  readonly file: string;
  readonly kind: SubjectKind;
}

/** What is judged in a folder of which nobody says more. */
export const OWN_KINDS: readonly SubjectKind[] = [
  "policy",
  "configuration",
  "security",
];

/** What there is to judge, and what stands in the way. */
export interface Found {
  readonly subjects: readonly Subject[];
  readonly problems: readonly Problem[];
}

/**
 * Every file to judge that the paths name, or that their folders hold and that is of these kinds; `words` are what else
 * could have been meant.
 */
export async function findSubjects(
  paths: readonly string[],
  words: readonly string[],
  kinds: readonly SubjectKind[] = OWN_KINDS,
  leftOut: (path: string) => boolean = () => false,
): Promise<Found> {
  const subjects = new Map<string, Subject>();
  const problems: Problem[] = [];
  for (const given of paths) {
    const path = plain(given);
    const found = await look(path, words, kinds, leftOut);
    for (const one of found.subjects) subjects.set(one.file, one);
    problems.push(...found.problems);
  }
  return { subjects: [...subjects.values()], problems };
}

async function look(
  path: string,
  words: readonly string[],
  kinds: readonly SubjectKind[],
  leftOut: (path: string) => boolean,
): Promise<Found> {
  try {
    if (await isImage(path)) {
      return { subjects: [{ file: path, kind: "built" }], problems: [] };
    }
    return await isFolder(path)
      ? await inFolder(path, kinds, leftOut)
      : await namedFile(path);
  } catch (error) {
    return missing(path, error, words);
  }
}

const NOUNS: Readonly<Record<SubjectKind, string>> = {
  policy: "no policy",
  configuration: "no configuration file",
  security: "no security policies",
  compose: "no Compose file",
  kubernetes: "no Kubernetes manifest",
  image: "no Dockerfile",
  ci: "no workflow",
  monitoring: "no alerting rules",
  agents: "no settings of agents",
  proxy: "no configuration of nginx",
  repository: "no repository",
  built: "no built image",
};

async function namedFile(path: string): Promise<Found> {
  const read = await kindAt(path, true);
  if (typeof read === "object" && read !== null) return only(read);
  if (read === null) {
    return only(problem(
      "CHECK-001",
      path,
      `\`${path}\` is neither a policy nor a configuration file, nor one of a deployment`,
      "A policy has `rules:`, a configuration file has settings such as `listen:`",
    ));
  }
  return read === "tests"
    ? await namedFile(policyBeside(path) ?? path)
    : { subjects: [{ file: path, kind: read }], problems: [] };
}

async function inFolder(
  path: string,
  kinds: readonly SubjectKind[],
  leftOut: (path: string) => boolean,
): Promise<Found> {
  const subjects: Subject[] = [];
  const problems: Problem[] = [];
  const { files, links } = await treeUnder(path, leftOut);
  if (kinds.includes("repository")) {
    subjects.push({ file: path, kind: "repository" });
  }
  for (const link of links) {
    if (!mayBelong(link, kinds) || await staysInside(link, path)) continue;
    problems.push(problem(
      "CHECK-004",
      link,
      `\`${link}\` is a symbolic link out of \`${path}\`, and is not judged`,
      "Name the file that it leads to, or leave the link out with `--exclude`",
    ));
  }
  const candidates = files.filter((one) => mayBelong(one, kinds));
  for (const file of candidates) {
    const kind = await kindAt(file, false);
    if (kind === null) continue;
    if (typeof kind === "object") problems.push(kind);
    else if (kind !== "tests") {
      if (kinds.includes(kind)) subjects.push({ file, kind });
    } else if (
      kinds.includes("policy") && !files.includes(policyBeside(file) ?? "")
    ) {
      problems.push(problem(
        "CHECK-003",
        file,
        `\`${file}\` holds tests, and there is no \`${policyBeside(file)}\``,
        "Put it beside its policy, under the policy's name",
      ));
    }
  }
  if (subjects.length + problems.length === 0) {
    problems.push(problem(
      "CHECK-001",
      path,
      `\`${path}\` holds nothing to judge: ${
        kinds.map((kind) => NOUNS[kind]).join(", ")
      }`,
      "Name a folder or a file with something to judge",
    ));
  }
  return { subjects, problems };
}

async function kindAt(
  file: string,
  named: boolean,
): Promise<Kind | DeploymentKind | Problem | null> {
  try {
    const text = await readTextFile(file);
    return deploymentKind(text, file) ??
      // What is ours is YAML; JSON is only that where somebody says so.
      (!named && file.endsWith(".json") ? null : kindOf(text, file, named));
  } catch (error) {
    return problem(
      "CHECK-002",
      file,
      `\`${file}\` cannot be read: ${causeInWords(error)}`,
      "Name a file in UTF-8 that the user who runs this may read",
    );
  }
}

function missing(
  path: string,
  error: unknown,
  words: readonly string[],
): Found {
  return only(problem(
    "CHECK-002",
    path,
    `\`${path}\` cannot be read: ${causeInWords(error)}`,
    nearest(path, words) === undefined
      ? `Name a file, a folder or a profile: ${words.join(", ")}`
      : didYouMean(path, words),
  ));
}

function only(one: Problem): Found {
  return { subjects: [], problems: [one] };
}

function problem(
  id: string,
  file: string,
  message: string,
  hint: string,
): Problem {
  const severity = CHECKS[id]?.severity ?? "high";
  return { id, severity, file, line: 1, column: 1, message, hint };
}

// One form for one file, the one that editors and code hosts know.
function plain(path: string): string {
  return path.replace(/(?<=.)\/+$/, "").replace(/^(\.\/+)+(?=.)/, "");
}
