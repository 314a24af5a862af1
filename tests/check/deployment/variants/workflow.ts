/** Workflows with one thing wrong each. */
import type { Broken } from "../broken.ts";

export const FILE = ".github/workflows/ci.yml";
export const CHECKOUT =
  "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2";
export const RUN = "run: sudo --preserve-env=PATH .ci/run";
export const text = Deno.readTextFileSync(FILE);
const [BETWEEN = ""] =
  /(?<=pull_request:\n)[\s\S]*?persist-credentials: false\n/.exec(text) ?? [];
const TARGET = text.replace("  pull_request:\n", "  pull_request_target:\n");

/** Each, with the check that finds it. */
export const VARIANTS: readonly Broken[] = [
  ["CI-001", CHECKOUT, "actions/checkout@v4"],
  [
    "CI-001",
    "  judge:\n",
    "  other: {uses: o/r/.github/workflows/x.yml@main}\n  judge:\n",
  ],
  ["CI-002", CHECKOUT, "aquasecurity/trivy-action@0.33.1"],
  ["CI-003", "permissions:\n  contents: read\n\nconcurrency", "concurrency"],
  ["CI-003", "permissions:\n  contents: read\n", "permissions: write-all\n"],
  [
    "CI-004",
    `  pull_request:\n${BETWEEN}`,
    `  pull_request_target:\n${BETWEEN}          ref: \${{ github.event.pull_request.head.sha }}\n`,
  ],
  ["CI-003", "    timeout", "    permissions: write-all\n    timeout"],
  [
    "CI-004",
    text,
    TARGET.replace(RUN, () => "run: gh pr checkout ${{ github.event.number }}"),
  ],
  ["CI-005", RUN, 'run: echo "${{ github.event.pull_request.title }}"'],
  ["CI-005", RUN, "run: git checkout ${{ github.head_ref }}"],
  [
    "CI-005",
    RUN,
    'env: {TITLE: "${{ github.event.issue.title }}"}\n        run: echo ${{ env.TITLE }}',
  ],
  [
    "CI-005",
    text,
    text.replace(
      "permissions:",
      'env: {Who: "${{ github.head_ref }}"}\npermissions:',
    )
      .replace(RUN, () => "run: echo ${{ env['who'] }}"),
  ],
  ["CI-006", "# v3.28.0\n        if: always()\n", "# v3.28.0\n"],
  ["CI-007", RUN, `${RUN}\n        continue-on-error: true`],
  ["CI-007", RUN, "run: .ci/run || true"],
  ["CI-008", "persist-credentials: false", "fetch-depth: 0"],
  ["CI-009", RUN, "run: curl -fsSL https://example.com/install.sh | sh"],
  ["CI-010", "runs-on: ubuntu-24.04", "runs-on: [self-hosted, linux]"],
  [
    "CI-010",
    text,
    TARGET.replace("runs-on: ubuntu-24.04", "runs-on: self-hosted"),
  ],
  ["CI-011", "    timeout-minutes: 40\n", ""],
];
