/** Holds that policies are judged with their tests, and the shipped one's tests are left out. */
import assert from "node:assert/strict";
import { judgePolicies } from "../../src/check/policies.ts";

function policy(want: string): string {
  return `version: 1
rules:
  - id: no-make
    priority: 1
    conditions: {tool_name: Bash, parameters: {command: make}}
    action: ask
    reason: Make is slow
tests:
  - call: {tool_name: Bash, parameters: {command: make}}
    want: ${want}
    want_rule: no-make
`;
}

async function judge(sources: readonly string[], text: string) {
  const { problems, tests } = await judgePolicies(
    sources,
    (path) =>
      path === "team.yaml"
        ? Promise.resolve(text)
        : Promise.reject(new Deno.errors.NotFound()),
  );
  return [
    tests,
    ...problems.map(({ id, file, line }) => `${id} ${file}:${line}`),
  ];
}

const table: readonly (readonly [
  string,
  readonly string[],
  string,
  readonly (number | string)[],
])[] = [
  ["a test that passes", ["team.yaml"], policy("ask"), [1]],
  ["a test that fails", ["team.yaml"], policy("deny"), [
    1,
    "POLICY-110 team.yaml:9",
  ]],
  [
    "the tests of the file alone beside the shipped policy",
    [
      "shipped",
      "team.yaml",
    ],
    policy("ask"),
    [1],
  ],
  ["the shipped policy", ["shipped"], "", [0]],
  ["a file that does not load", ["team.yaml"], "rules: 1\n", [
    0,
    "POLICY-002 team.yaml:1",
  ]],
  ["a file that is not there", ["other.yaml"], "", [
    0,
    "POLICY-007 other.yaml:1",
  ]],
];

for (const [what, sources, text, want] of table) {
  Deno.test(`judgePolicies() judges ${what}`, async () => {
    assert.deepEqual(await judge(sources, text), want);
  });
}
