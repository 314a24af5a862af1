/** Tests of what lint says about one rule. */
import assert from "node:assert/strict";
import { lintRule } from "../../../src/policy/lint/rule.ts";
import { oneRule, policyOf } from "../ruling.ts";

function found(
  conditions: string,
  action = "deny",
  reviewer = false,
): readonly string[] {
  const policy = policyOf(oneRule(conditions, action));
  const notes: string[] = [];
  for (const rule of policy.rules) {
    lintRule(
      policy,
      rule,
      reviewer,
      (id, _, [line, column], message, hint) =>
        notes.push(`${line}:${column} ${id} ${message} -> ${hint}`),
    );
  }
  return notes;
}

const CASES: readonly [
  conditions: string,
  action: string,
  notes: readonly string[],
][] = [
  [
    "tool_name: [Bash, Read, apply_patch, mcp__github__push, run_shell_command]",
    "deny",
    [],
  ],
  ["tool_name: bsh", "deny", [
    "6:18 POLICY-105 No known agent calls `bsh`, named by rule `r` -> Did you mean `Bash`?",
  ]],
  ["tool_name: [rm, sudo, Bash]", "deny", [
    "6:18 POLICY-105 No known agent calls `rm`, `sudo`, named by rule `r` -> Agents call the shell by one tool, for example `Bash`; look at its arguments or at `facts`",
  ]],
  ["tool_name: frobnicate_the_widget", "deny", [
    "6:18 POLICY-105 No known agent calls `frobnicate_the_widget`, named by rule `r` -> Agents call the shell by one tool, for example `Bash`; look at its arguments or at `facts`",
  ]],
  ["tool_name: mcp__.*", "deny", [
    "6:18 POLICY-105 No known agent calls `mcp__.*`, named by rule `r` -> A plain name is compared exactly; write `{type: glob, pattern: …}` for a pattern",
  ]],
  ["NOT: {OR: [{tool_name: bsh}]}", "deny", [
    "6:30 POLICY-105 No known agent calls `bsh`, named by rule `r` -> Did you mean `Bash`?",
  ]],
  ["parameters: {path: {type: regex, pattern: ^(?!/tmp/)}}", "deny", [
    "6:49 POLICY-107 `^(?!/tmp/)` in rule `r` has look-around or a back-reference -> Say it with NOT and a plain pattern, which takes linear time; a time-out counts as a failure of the rule",
  ]],
  ["tool_name: Bash", "sample", [
    "2:5 POLICY-108 Rule `r` wants a second opinion, so it denies every call that it matches -> Configure a reviewer, or use the action `ask`",
  ]],
  ["facts: {git: {operation: status}}", "allow", [
    "2:5 POLICY-109 Rule `r` allows a call because of one effect, whatever else the call does -> List all that may happen under `facts: {only: [...]}`",
  ]],
  ["OR: [{tool_name: Bash}, {facts: {reads: true}}]", "allow", [
    "2:5 POLICY-109 Rule `r` allows a call because of one effect, whatever else the call does -> List all that may happen under `facts: {only: [...]}`",
  ]],
  ["facts: {only: {reads: true}}", "allow", []],
  ["facts: {only: {reads: true}, reads: true}", "allow", []],
  ["NOT: {facts: {deletes: true}}", "allow", []],
  ["facts: {git: true}", "deny", []],
];

for (const [conditions, action, notes] of CASES) {
  Deno.test(`lintRule() looks at ${action} by ${conditions}`, () => {
    assert.deepEqual(found(conditions, action), notes);
  });
}

Deno.test("lintRule() is content with `sample` where there is a reviewer", () => {
  assert.deepEqual(found("tool_name: Bash", "sample", true), []);
});
