/** Tests of a project's own policy. */
import assert from "node:assert/strict";
import { decide } from "../../src/policy/decide.ts";
import { tighten } from "../../src/policy/tighten.ts";
import { ACTIONS } from "../../src/policy/verdict.ts";
import {
  asked,
  effect,
  factsOf,
  inShort,
  oneRule,
  rulesetOf,
  type Said,
} from "./ruling.ts";

const HANGS = "parameters: {c: {type: regex, pattern: '(?=h)h'}}";
const OTHER = "tool_name: Other";
const BASH = "tool_name: Bash";

const CASES: readonly [
  operator: string,
  project: string,
  wanted: string,
  said?: Said,
][] = [
  [oneRule(BASH, "allow"), named(BASH, "deny"), "deny project_tightened p"],
  [oneRule(BASH, "allow"), named(BASH, "ask"), "ask project_tightened p"],
  [oneRule(BASH, "allow"), named(BASH, "sample"), "deny project_tightened p"],
  [oneRule(BASH, "allow"), named(BASH, "defer"), "defer project_tightened p"],
  [oneRule(BASH, "allow"), named(BASH, "allow"), "allow rule_matched r"],
  [oneRule(BASH, "ask"), named(BASH, "deny"), "deny project_tightened p"],
  [oneRule(BASH, "ask"), named(BASH, "ask"), "ask rule_matched r"],
  [oneRule(BASH, "deny"), named(BASH, "allow"), "deny rule_matched r"],
  [oneRule(BASH, "deny"), named(BASH, "ask"), "deny rule_matched r"],
  [oneRule(BASH, "ask"), named(BASH, "allow"), "ask rule_matched r"],
  [oneRule(BASH, "allow"), named(OTHER, "deny"), "allow rule_matched r"],
  [
    oneRule(OTHER, "deny"),
    `defaults: {action: deny}\n${named(OTHER, "deny")}`,
    "defer no_rule_matched -",
  ],
  [
    oneRule(OTHER, "deny"),
    `mode: shadow\n${named(BASH, "deny")}`,
    "defer no_rule_matched -",
  ],
  [oneRule(BASH, "allow"), named(HANGS, "allow"), "deny project_tightened p", {
    parameters: { c: "hang" },
  }],
  [
    oneRule(BASH, "allow"),
    `defaults: {on_error: ask}\n${named(HANGS, "allow")}`,
    "ask project_tightened p",
    { parameters: { c: "hang" } },
  ],
];

function named(conditions: string, action: string): string {
  return oneRule(conditions, action).replace("id: r", "id: p");
}

for (const [operator, project, wanted, said = {}] of CASES) {
  Deno.test(
    `tighten() gives ${wanted} for ${operator.slice(-80)} and ${
      project.slice(-80)
    }`.replace(/\s+/g, " "),
    () => {
      const first = decide(rulesetOf(operator), asked(said), null);
      const both = tighten(first, rulesetOf(project), asked(said), null);
      assert.equal(inShort(both), wanted);
      assert.ok(ACTIONS.indexOf(both.action) <= ACTIONS.indexOf(first.action));
    },
  );
}

Deno.test("tighten() keeps what matched and what was warned of, from both", () => {
  const operator = oneRule(BASH, "deny") + "\n    warning: One";
  const project = named(BASH, "ask") + "\n    warning: Two";
  const first = decide(rulesetOf(operator), asked({}), null);
  const both = tighten(first, rulesetOf(project), asked({}), null);
  assert.deepEqual(both.matched.map(({ rule_id }) => rule_id), ["r", "p"]);
  assert.deepEqual(both.warnings, ["One", "Two"]);
});

Deno.test("tighten() looks at facts, and lets incomplete ones tighten", () => {
  const project = rulesetOf(named("facts: {deletes: true}", "ask"));
  const first = decide(rulesetOf(oneRule(BASH, "allow")), asked({}), null);
  const facts = factsOf({ effects: [effect("deletes")] });
  assert.equal(
    inShort(tighten(first, project, asked({}), facts)),
    "ask project_tightened p",
  );
  const broken = tighten(
    first,
    project,
    asked({}),
    factsOf({ unparsed: true }),
  );
  assert.equal(inShort(broken), "deny project_tightened -");
  assert.equal(
    inShort(tighten(first, project, asked({}), null)),
    "deny project_tightened p",
  );
});
