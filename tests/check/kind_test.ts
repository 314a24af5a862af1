/** Holds what is taken for a file of ours, named or found. */
import assert from "node:assert/strict";
import { kindOf, policyBeside } from "../../src/check/kind.ts";

const RULE = "rules:\n  - id: a\n    priority: 1\n    action: deny\n";
const TESTS = "tests:\n  - call: {tool_name: Bash}\n    want: deny\n";

const table: readonly (readonly [
  string,
  string,
  string,
  string | null,
  string | null,
])[] = [
  // what, text, file, kind when named, kind when found
  ["a policy", `version: 1\n${RULE}`, "p.yaml", "policy", "policy"],
  [
    "a policy of defaults alone",
    "defaults: {action: ask}\n",
    "p.yaml",
    "policy",
    "policy",
  ],
  [
    "a policy with a mistyped key",
    "version: 1\nrulse: []\n",
    "p.yaml",
    "policy",
    null,
  ],
  [
    "security policies",
    "auth: {lockout_failures: 3}\n",
    "security-policies.yaml",
    "security",
    "security",
  ],
  [
    "security policies under another name",
    "auth: {lockout_failures: 3}\n",
    "s.yaml",
    "security",
    null,
  ],
  [
    "another program's file with such a section among others",
    "auth: {x: 1}\nserver: {}\n",
    "s.yaml",
    null,
    null,
  ],
  ["a broken policy", "rules: [\n", "p.yaml", "policy", "policy"],
  ["tests", TESTS, "p.test.yaml", "tests", "tests"],
  ["tests under another name", TESTS, "p.yaml", "policy", "policy"],
  [
    "a configuration",
    "listen: 127.0.0.1:1\n",
    "c.yaml",
    "configuration",
    "configuration",
  ],
  [
    "a configuration with a mistyped key",
    "listen: 127.0.0.1:1\nlog_levl: x\n",
    "c.yaml",
    "configuration",
    "configuration",
  ],
  [
    "a broken configuration",
    "listen: 'a\n",
    "c.yaml",
    "configuration",
    "configuration",
  ],
  [
    "one key of ours among many",
    "listen: 80\na: 1\nb: 2\nc: 3\n",
    "c.yaml",
    "configuration",
    null,
  ],
  [
    "rights of a cluster",
    `apiVersion: v1\nkind: Role\n${RULE}`,
    "r.yaml",
    "policy",
    null,
  ],
  [
    "a workflow",
    "on: push\ndefaults: {action: 1}\njobs: {}\n",
    "w.yaml",
    "policy",
    null,
  ],
  ["rules of a linter", "rules: {quotes: [error]}\n", "l.yaml", "policy", null],
  ["several documents", "a: 1\n---\nb: 2\n", "d.yaml", null, null],
  ["something else", "services: {}\n", "d.yaml", null, null],
  ["a list", "- rules\n", "d.yaml", null, null],
  ["nothing", "", "d.yaml", null, null],
];

for (const [what, text, file, named, found] of table) {
  Deno.test(`kindOf() knows ${what}`, () => {
    assert.deepEqual([kindOf(text, file, true), kindOf(text, file, false)], [
      named,
      found,
    ]);
  });
}

Deno.test("policyBeside() names the policy of a file of tests", () => {
  assert.deepEqual(
    ["a.test.yaml", "x/a.test.yml", "a.yaml", "test.yaml"].map(policyBeside),
    ["a.yaml", "x/a.yml", null, null],
  );
});
