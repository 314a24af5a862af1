/** What a ruleset that only observes answers: always `defer`, and in words what would have been decided. */
import assert from "node:assert/strict";
import { compile } from "../../src/policy/compile.ts";
import { decide } from "../../src/policy/decide.ts";
import {
  asked,
  ENGINES,
  factsOf,
  inShort,
  oneRule,
  policyOf,
  rulesetOf,
} from "./ruling.ts";

const BASH = "tool_name: Bash";

const CASES: readonly [
  policy: string,
  would: string | undefined,
  wanted: string,
][] = [
  [oneRule(BASH, "deny"), "deny", "defer not_enforced r"],
  [oneRule(BASH, "ask"), "ask", "defer not_enforced r"],
  [oneRule(BASH, "allow"), "allow", "defer not_enforced r"],
  [oneRule(BASH, "sample"), "deny", "defer not_enforced r"],
  [oneRule(BASH, "defer"), undefined, "defer rule_matched r"],
  [
    `defaults: {action: deny}\n${oneRule("tool_name: Other")}`,
    "deny",
    "defer not_enforced -",
  ],
  [
    oneRule("parameters: {c: {type: regex, pattern: '(?=h)h'}}", "allow"),
    "deny",
    "defer not_enforced r",
  ],
  [oneRule("facts: {deletes: true}"), "deny", "defer not_enforced -"],
];

for (const [policy, would, wanted] of CASES) {
  Deno.test(`decide() observes ${would ?? "defer"}: ${policy.split("\n").at(-1)?.trim()}`, () => {
    const compiled = compile([policyOf(policy)], ENGINES, {
      profile: "audit",
      observe: true,
    });
    assert.ok(compiled.ok);
    assert.ok(compiled.value.rules.every(({ mode }) => mode === "shadow"));
    const call = asked({ parameters: { c: "hang" } });
    const facts = factsOf({ exhausted: true });
    const decision = decide(compiled.value, call, facts);
    assert.equal(inShort(decision), wanted);
    assert.equal(decision.would, would);
    const enforced = decide(rulesetOf(policy), call, facts);
    assert.ok(decision.reason.includes(enforced.reason));
    assert.ok(
      would === undefined || decision.matched.every(({ shadow }) => shadow),
    );
  });
}

Deno.test("decide() does not enforce a project's policy either, and says what it would have done", () => {
  const compiled = compile([policyOf(oneRule("tool_name: Other"))], ENGINES, {
    observe: true,
  });
  assert.ok(compiled.ok);
  const project = rulesetOf(oneRule(BASH, "deny"));
  const decision = decide(compiled.value, asked({}), null, project);
  assert.equal(inShort(decision), "defer not_enforced r");
  assert.equal(decision.would, "deny");
});
