/** Workflows: each check against a broken one, and against what only looks alike. */
import assert from "node:assert/strict";
import { WORKFLOW_CHECKS } from "../../../src/check/deployment/workflow.ts";
import { found, holdBroken } from "./broken.ts";
import { CHECKOUT, FILE, RUN, text, VARIANTS } from "./variants/workflow.ts";

holdBroken(WORKFLOW_CHECKS, FILE, VARIANTS);

for (
  const [what, from, to] of [
    ["a local action", CHECKOUT, "./.github/actions/build"],
    [
      "a title in a variable",
      RUN,
      'env: {TITLE: "${{ github.event.pull_request.title }}"}\n        run: echo "$TITLE"',
    ],
    [
      "a number of a stranger",
      RUN,
      "run: echo ${{ github.event.pull_request.number }}",
    ],
    [
      "a download that is looked at",
      RUN,
      "run: curl -fsSLo x https://example.com/x && sha256sum -c x.sum",
    ],
  ] as const
) {
  Deno.test(`nothing is wrong with ${what}`, () => {
    assert.ok(text.includes(from));
    assert.deepEqual(found({ [FILE]: text.replace(from, () => to) }), []);
  });
}

Deno.test("the steps of a composite action are judged as those of a job are", () => {
  const action = `name: x
runs:
  using: composite
  steps:
    - {uses: actions/cache@v4}
    - {shell: bash, run: "echo \${{ github.event.issue.title }}"}
`;
  assert.deepEqual(found({ "x/action.yml": action }), [
    "CI-001 at 5",
    "CI-005 at 6",
  ]);
});
