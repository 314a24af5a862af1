/** Judges a repository as a whole: secrets in its files, what keeps them out, and what it is built from. */
import { findSecrets } from "../../facts/mod.ts";
import type { Problem } from "../../problem/problem.ts";
import {
  type DeploymentChecks,
  type Fault,
  hold,
  type Place,
} from "./check.ts";

/** A repository: its files by path, relative to its folder. */
export interface Repository {
  /** The folder as the user named it. */
  readonly folder: string;
  /** Every file that is in it for everybody. */
  readonly files: readonly string[];
  /** What the files hold that are short enough and text. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Files that are private by their name; those that only show how one would look are not. */
const PRIVATE =
  /(^|\/)(?:\.env(?:\.(?!example$|sample$|template$|dist$|test$|defaults?$|schema$)[\w-]+)*|id_(?:rsa|dsa|ecdsa|ed25519)|\.netrc|\.pgpass|\.git-credentials|\.npmrc\.local|[\w.-]+\.(?:p12|pfx|jks|keystore|kdbx|ppk)|credentials\.json|service[-_]account[\w-]*\.json|terraform\.tfstate(?:\.backup)?|superego\.key|kubeconfig)$/;

/** Files whose secrets are made up, and those that hold nothing but hashes. */
const MADE_UP =
  /(^|\/)(?:tests?|__tests__|testdata|fixtures?|examples?|samples?|mocks?|spec)\/|\.(?:test|spec)\.\w+$|_tests?\.\w+$|(^|\/)(?:package-lock\.json|[\w.-]+\.lock|[\w-]+-lock\.ya?ml|go\.sum|[\w.-]+\.(?:svg|map|min\.js))$/;

/** What a package manager installs from, and the files of which one must pin it. */
const LOCKS: readonly (readonly [RegExp, readonly string[], RegExp])[] = [
  [
    /(^|\/)package\.json$/,
    [
      "package-lock.json",
      "npm-shrinkwrap.json",
      "pnpm-lock.yaml",
      "yarn.lock",
      "bun.lock",
      "bun.lockb",
      "deno.lock",
    ],
    /"(?:dependencies|devDependencies|optionalDependencies)"\s*:\s*\{\s*"/,
  ],
  [/(^|\/)Cargo\.toml$/, ["Cargo.lock"], /^\[(?:\w+\.)?dependencies/m],
  [/(^|\/)go\.mod$/, ["go.sum"], /^require\b/m],
  [/(^|\/)Gemfile$/, ["Gemfile.lock"], /^\s*gem\s/m],
  [/(^|\/)composer\.json$/, ["composer.lock"], /"require"\s*:\s*\{\s*"/],
  [/(^|\/)Pipfile$/, ["Pipfile.lock"], /^\[packages\]/m],
  [
    /(^|\/)pyproject\.toml$/,
    ["uv.lock", "poetry.lock", "pdm.lock", "pylock.toml", "requirements.txt"],
    /^dependencies\s*=\s*\[\s*["']|^\[tool\.poetry\.dependencies\]/m,
  ],
  [/(^|\/)deno\.jsonc?$/, ["deno.lock"], /"(?:npm|jsr):/],
];

/** Signs that nobody sees and that an agent reads all the same. */
const UNSEEN =
  /[\u{e0000}-\u{e007f}\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\u180e]/u;

/** Texts that agents take for instructions. */
const INSTRUCTIONS =
  /(^|\/)(?:CLAUDE(?:\.local)?\.md|AGENTS?\.md|GEMINI\.md|\.cursorrules|\.windsurfrules|\.clinerules|copilot-instructions\.md|SKILL\.md|\.(?:claude|cursor)\/.*\.mdc?)$/;

/** Every check of a repository. */
export const REPOSITORY_CHECKS: DeploymentChecks<Repository> = {
  "REPO-001": {
    severity: "critical",
    title: "A secret stands in a file of the repository",
    why: "Whoever has the repository has it, in every commit that comes after",
    mend:
      "Make a new secret, take this one out of service, and read it from the environment or a file that is not tracked",
    standards: ["MCP Top 10 M01", "OWASP ASVS 13.3.1"],
    find: (repository) =>
      [...repository.texts].filter(([file]) => !MADE_UP.test(file)).flatMap(
        ([file, text]) =>
          findSecrets(text)
            .filter(({ detector, start, end }) =>
              !/^(?:assigned_|authorization$)/.test(detector) ||
              isLiteral(text, start, end, file)
            )
            .map(({ start, detector }): Fault => ({
              at: placeIn(repository, file, text, start),
              of: detector,
            })),
      ),
  },
  "REPO-002": {
    severity: "high",
    title: "A private file is part of the repository",
    why: "Whoever has the repository has it, in every commit that comes after",
    mend:
      "Take it out with `git rm --cached`, name it in `.gitignore`, and make what it holds anew",
    standards: ["MCP Top 10 M01", "OWASP ASVS 13.4.1"],
    find: (repository) =>
      repository.files.filter((file) =>
        PRIVATE.test(file) && !MADE_UP.test(file)
      )
        .map((file): Fault => ({ at: top(repository, file), of: file })),
  },
  "REPO-003": {
    severity: "medium",
    title: "Nothing keeps an `.env` file out of the repository",
    why: "One `git add .` is enough, and a commit cannot be taken back",
    mend: "Write `.env*` and `!.env.example` into `.gitignore`",
    standards: ["MCP Top 10 M01"],
    // Where none is read none is written.
    find: (repository) =>
      usesEnv(repository) &&
        !ignores(
          repository,
          ".gitignore",
          /^\/?(?:\*\*\/)?\.env(?:\*|$)|^\*\.env$/,
        )
        ? [{ at: top(repository, ".gitignore") }]
        : [],
  },
  "REPO-004": {
    severity: "medium",
    title:
      "An image is built from the whole folder, and nothing keeps private files out",
    why:
      "The history of the repository and every `.env` beside it are in the image",
    mend:
      "Write `.git` and `.env*` into `.dockerignore`, best `*` and what is needed",
    standards: ["CIS Docker 4.10", "OWASP ASVS 13.4.1"],
    find: (repository) =>
      [...repository.texts].filter(([file, text]) =>
        /(^|\/)(?:Docker|Container)file$/.test(file) &&
        /^\s*(?:COPY|ADD)\s+(?:--\S+\s+)*\.\/?\s/mi.test(text) &&
        ![
          ".dockerignore",
          `${file}.dockerignore`,
          `${folderOf(file)}.dockerignore`,
        ]
          .some((name) =>
            ignores(repository, name, /^(?:\*\*?|\/?(?:\*\*\/)?\.git\/?)$/)
          )
      ).map(([file]): Fault => ({ at: top(repository, file), of: file })),
  },
  "REPO-005": {
    severity: "medium",
    title: "What is installed is not pinned by a lock file",
    why: "The same commit then installs another package tomorrow",
    mend: "Let the package manager write its lock file, and track it",
    standards: ["OpenSSF Scorecard Pinned-Dependencies", "MCP Top 10 M04"],
    find: (repository) =>
      [...repository.texts].flatMap(([file, text]) => {
        if (MADE_UP.test(file)) return [];
        const lock = LOCKS.find(([name]) => name.test(file));
        if (lock === undefined || !lock[2].test(text)) return [];
        return foldersAbove(file).some((folder) =>
            lock[1].some((name) => repository.files.includes(folder + name))
          )
          ? []
          : [{ at: top(repository, file), of: file }];
      }),
  },
  "REPO-006": {
    severity: "high",
    title: "A text for agents holds signs that nobody sees",
    why:
      "An agent reads and follows what whoever reviewed the change could not see",
    mend: "Remove them, and ask who wrote them",
    standards: ["Agentic Top 10 ASI01", "MCP Top 10 M03"],
    find: (repository) =>
      [...repository.texts].filter(([file]) => INSTRUCTIONS.test(file))
        .flatMap(([file, text]) => {
          const at = text.search(UNSEEN);
          return at < 0 ? [] : [{
            at: placeIn(repository, file, text, at),
            found: `U+${text.codePointAt(at)!.toString(16).toUpperCase()}`,
          }];
        }),
  },
};

/** Whether what a secret's name is given is a value; in a program it is one only in quotes, and as a pattern never. */
function isLiteral(
  text: string,
  start: number,
  end: number,
  file: string,
): boolean {
  const value = text.slice(start, end);
  // Patterns, variables, and words that say what would stand there.
  if (/[|\\?*+^]|^[&$<{]|^[a-z]+(?:[-_][a-z]+)+$/.test(value)) return false;
  return !/\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|php|cs|c|h|cpp|swift|md|html?)$/
    .test(file) ||
    (/["'`]/.test(text[start - 1] ?? "") && text[start - 1] === text[end]);
}

function usesEnv({ files, texts }: Repository): boolean {
  return files.some((file) => file.includes(".env") && PRIVATE.test(file)) ||
    [...texts].some(([file, text]) =>
      (/(^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/.test(file) &&
        /^\s*(?:-\s+)?(?:env_file:.*|-\s+)?["']?\.?\/?\.env\b/m.test(text)) ||
      (/(^|\/)package\.json$/.test(file) && /"dotenv"\s*:/.test(text))
    );
}

function ignores({ texts }: Repository, file: string, what: RegExp): boolean {
  return (texts.get(file) ?? "").split(/\r?\n/).some((line) =>
    what.test(line.trim())
  );
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf("/") + 1);
}

/** The folder of a file and those around it, `""` last. */
function foldersAbove(file: string): readonly string[] {
  const steps = file.split("/").slice(0, -1);
  return Array.from(
    { length: steps.length + 1 },
    (_, left) =>
      steps.slice(0, steps.length - left).map((one) => `${one}/`).join(""),
  );
}

/** The path of a file of the repository as the user would name it. */
export function pathIn(folder: string, file: string): string {
  return folder === "." ? file : `${folder}/${file}`;
}

function top({ folder }: Repository, file: string): Place {
  return { file: pathIn(folder, file), place: { line: 1, column: 1 } };
}

function placeIn(
  { folder }: Repository,
  file: string,
  text: string,
  at: number,
): Place {
  const before = text.slice(0, at).split("\n");
  return {
    file: pathIn(folder, file),
    place: { line: before.length, column: (before.at(-1) ?? "").length + 1 },
  };
}

/** Judges one repository. */
export function judgeRepository(repository: Repository): readonly Problem[] {
  return hold(repository, REPOSITORY_CHECKS);
}
