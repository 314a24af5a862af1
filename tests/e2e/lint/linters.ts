/** The programs that look at what is not TypeScript: what each is given, and a fault that it has to see. */
import type { Tools } from "./tools.ts";

const HERE = "tests/e2e/lint";

/** One program. */
export interface Linter {
  readonly name: string;
  /** Which files of the checkout it looks at. */
  readonly files: RegExp;
  readonly command: (
    tools: Tools,
    files: readonly string[],
  ) => readonly [string, ...string[]];
  /** A fault that it has to see: a file, what is replaced in it, and by what. */
  readonly fault: readonly [file: string, from: string, to: string];
}

const WORKFLOW = ".github/workflows/ci.yml";
const WORKFLOWS = /^\.github\/workflows\/.*\.yml$/;

/** Every program; each looks at all of its files at once. */
export const LINTERS: readonly Linter[] = [
  {
    name: "hadolint",
    files: /^Dockerfile$/,
    command: ({ python }, files) => [
      python("hadolint"),
      "--failure-threshold=info",
      ...files,
    ],
    fault: ["Dockerfile", "WORKDIR /build", "WORKDIR build"],
  },
  {
    name: "zizmor",
    files: WORKFLOWS,
    command: ({ python }, files) => [
      python("zizmor"),
      ...["--offline", "--quiet", "--persona=auditor"],
      ...files,
    ],
    fault: [WORKFLOW, "persist-credentials: false", "fetch-depth: 1"],
  },
  {
    name: "actionlint",
    files: WORKFLOWS,
    command: ({ actionlint, python }, files) => [
      actionlint,
      `-shellcheck=${python("shellcheck")}`,
      "-pyflakes=",
      ...files,
    ],
    fault: [WORKFLOW, "ubuntu-24.04", "ubuntu-24.40"],
  },
  {
    name: "the schema of workflows",
    files: WORKFLOWS,
    command: ({ python }, files) => [
      python("check-jsonschema"),
      "--builtin-schema=vendor.github-workflows",
      ...files,
    ],
    fault: [WORKFLOW, "timeout-minutes: 40", "timeout_minutes: 40"],
  },
  {
    name: "the schema of Compose",
    files: /^(?:security\/)?docker-compose(?:\.security)?\.yml$/,
    command: ({ python }, files) => [
      python("check-jsonschema"),
      "--builtin-schema=vendor.compose-spec",
      ...files,
    ],
    fault: ["docker-compose.yml", "read_only:", "read_onli:"],
  },
  {
    name: "yamllint",
    files: /\.ya?ml$/,
    command: ({ python }, files) => [
      python("yamllint"),
      ...["--strict", "-c", `${HERE}/yamllint.yaml`],
      ...files,
    ],
    fault: ["docker-compose.yml", "read_only: true", "read_only: yes"],
  },
  {
    name: "shellcheck",
    files: /\.sh$|^\.ci\/run$/,
    command: ({ python }, files) => [
      python("shellcheck"),
      "--severity=style",
      // Functions that are handed to `check` by their names look unused.
      "--exclude=SC2329",
      ...files,
    ],
    fault: ["security/validate-security.sh", '"$@"', "$@"],
  },
  {
    name: "checkov",
    files:
      /^Dockerfile$|^\.github\/workflows\/.*\.yml$|^security\/resource-limits\.yaml$/,
    command: ({ checkov }, files) => [
      checkov,
      ...["--config-file", `${HERE}/checkov.yaml`, "--skip-download"],
      ...["--compact", "--quiet"],
      ...["--framework", "dockerfile", "kubernetes", "github_actions"],
      ...files.flatMap((file) => ["-f", file]),
    ],
    fault: [
      "security/resource-limits.yaml",
      "readOnlyRootFilesystem: true",
      "readOnlyRootFilesystem: false",
    ],
  },
  {
    name: "markdownlint",
    files: /\.md$/,
    command: ({ node, markdownlint }, files) => [
      node,
      markdownlint,
      ...["--config", `${HERE}/.markdownlint-cli2.jsonc`],
      ...files.map((file) => `:${file}`),
    ],
    fault: ["security/deployment-checklist.md", "\n## ", "\n#### "],
  },
  {
    name: "lychee",
    files: /\.md$/,
    command: ({ python }, files) => [
      python("lychee"),
      ...["--offline", "--include-fragments", "--no-progress"],
      ...files,
    ],
    fault: [
      "security/README.md",
      "(../README.md#settings)",
      "(../README.md#setings)",
    ],
  },
];
