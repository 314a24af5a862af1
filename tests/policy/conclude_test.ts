/** Looking at rules, and concluding from what was found. */
import assert from "node:assert/strict";
import type { Facts } from "../../src/facts/effect.ts";
import { conclude, look } from "../../src/policy/conclude.ts";
import { openScene } from "../../src/policy/match/scene.ts";
import { asked, factsOf, inShort, rulesetOf } from "./ruling.ts";

const HANG = '{pattern: "^(?=hang)", type: regex}';

function rule(id: string, action: string, more = ""): string {
  return `  - {id: ${id}, priority: 5, action: ${action}, conditions: {tool_name: Bash}${more}}`;
}

function looked(command: string, ...rules: readonly string[]) {
  return lookedWith(null, command, rules);
}

function lookedWith(
  facts: Facts | null,
  command: string,
  rules: readonly string[],
) {
  const ruleset = rulesetOf(`rules:\n${rules.join("\n")}\n`);
  const scene = openScene(asked({ parameters: { command } }), facts);
  return { ruleset, outcome: look(ruleset, scene) };
}

const hanging = (id: string, action: string, priority = 1) =>
  `  - {id: ${id}, priority: ${priority}, action: ${action}, conditions: {parameters: {command: ${HANG}}}}`;

Deno.test("look() finds the first that is enforced, and everything that matched", () => {
  const { outcome } = looked(
    "ls",
    rule("seen", "deny", ", mode: shadow"),
    rule("first", "ask"),
    rule("second", "allow"),
  );
  assert.equal(outcome.decider?.rule.id, "first");
  assert.deepEqual(outcome.matched.map(({ rule }) => rule.id), [
    "seen",
    "first",
    "second",
  ]);
  assert.deepEqual(outcome.failed, []);
});

Deno.test("look() keeps the failure of a rule that could have decided", () => {
  const { outcome } = looked(
    "hang",
    hanging("slow", "deny"),
    rule("next", "allow"),
  );
  assert.deepEqual(outcome.failed.map(({ rule, why }) => [rule.rule.id, why]), [
    ["slow", "out of time"],
  ]);
});

Deno.test("look() drops the failure of a rule that ranks after the decider", () => {
  const { outcome } = looked(
    "hang",
    rule("early", "allow"),
    hanging("slow", "deny", 9),
  );
  assert.equal(outcome.decider?.rule.id, "early");
  assert.deepEqual(outcome.failed, []);
});

Deno.test("look() loses patience after eight failures, and each further rule counts as failed", () => {
  const slow = Array.from(
    { length: 10 },
    (_, at) => hanging(`slow${at}`, "deny"),
  );
  const { outcome } = looked("hang", ...slow);
  assert.deepEqual(
    outcome.failed.map(({ why }) => why),
    [
      ...Array(8).fill("out of time"),
      ...Array(2).fill("too many patterns before it ran out of time"),
    ],
  );
});

Deno.test("conclude() lets a failure make a decision stricter, and never milder", () => {
  for (
    const [action, wanted] of [["allow", "deny rule_failed slow"], [
      "deny",
      "deny rule_matched settled",
    ]] as const
  ) {
    const { ruleset, outcome } = looked(
      "hang",
      hanging("slow", "ask"),
      `  - {id: settled, priority: 2, action: ${action}, conditions: {tool_name: Bash}}`,
    );
    assert.equal(inShort(conclude(ruleset, outcome, null, "defer")), wanted);
  }
});

Deno.test("conclude() falls back where nothing matched, and says so", () => {
  const { ruleset, outcome } = looked(
    "ls",
    rule("other", "deny").replace("Bash", "Read"),
  );
  const decision = conclude(ruleset, outcome, null, "ask");
  assert.equal(inShort(decision), "ask no_rule_matched -");
  assert.match(decision.reason, /the policy's default is ask/);
});

Deno.test("conclude() warns of what a rule in shadow mode would have done", () => {
  const { ruleset, outcome } = looked(
    "ls",
    rule("seen", "deny", ", mode: shadow, reason: why not"),
  );
  const { action, warnings } = conclude(ruleset, outcome, null, "defer");
  assert.equal(action, "defer");
  assert.deepEqual(warnings, [
    "Rule `seen` is in shadow mode and would have denied this call: why not",
  ]);
});

for (
  const [flag, code] of [["exhausted", "facts_exhausted"], [
    "unparsed",
    "facts_unparsed",
  ]] as const
) {
  Deno.test(`conclude() takes facts that are ${flag} for a failure, where a rule depends on facts`, () => {
    const facts = factsOf({ [flag]: true });
    const any = rule("any", "allow");
    const without = lookedWith(facts, "ls", [any]);
    assert.equal(
      inShort(conclude(without.ruleset, without.outcome, facts, "defer")),
      "allow rule_matched any",
    );
    const needing = lookedWith(facts, "ls", [
      any,
      "  - {id: f, priority: 1, action: deny, conditions: {facts: {deletes: {recursive: true}}}}",
    ]);
    assert.equal(
      inShort(conclude(needing.ruleset, needing.outcome, facts, "defer")),
      `deny ${code} -`,
    );
  });
}
