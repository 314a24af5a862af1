/** Tests of the index that finds the rules which can match. */
import assert from "node:assert/strict";
import { candidates } from "../../src/policy/candidates.ts";
import { openScene } from "../../src/policy/match/scene.ts";
import type { Facts } from "../../src/facts/effect.ts";
import { asked, effect, factsOf, rulesetOf, type Said } from "./ruling.ts";

const RULES = [
  "always: {cwd_pattern: x}",
  "tool: {tool_name: Bash|Write}",
  "tool_and: {parameters: {command: rm}, tool_name: Bash}",
  "parameter: {parameters: {path: x}}",
  "either: {OR: [{parameters: {path: x}}, {parameters: {file: x}}]}",
  "mixed: {OR: [{parameters: {path: x}}, {tool_name: Bash}]}",
  "not: {NOT: {tool_name: Bash}}",
  "deletes: {facts: {deletes: true}}",
  "facts: {facts: [{deletes: true}, {network: true}]}",
  "only: {facts: {only: {reads: true}}}",
  "pattern: {tool_name: {type: glob, pattern: M*}}",
  "text: {parameters: rm}",
  "time: {time_range: {}}",
  "who: {agent: a}",
];

const RULESET = rulesetOf(`rules:\n${
  RULES.map((rule) => {
    const [id, ...conditions] = rule.split(": ");
    return `  - {id: ${id}, priority: 1, action: deny, conditions: ${
      conditions.join(": ")
    }}`;
  }).join("\n")
}`);
const ALWAYS = [
  "always",
  "mixed",
  "not",
  "only",
  "pattern",
  "text",
  "time",
  "who",
];
const one = factsOf({ effects: [effect("deletes"), effect("network")] });

const CASES: readonly [
  said: Said,
  facts: Facts | null,
  more: readonly string[],
][] = [
  [{ tool_name: "Read" }, factsOf(), []],
  [{ tool_name: "Write" }, factsOf(), ["tool"]],
  [{ tool_name: "Bash" }, factsOf(), ["tool", "tool_and"]],
  [{ tool_name: "Read", parameters: { path: 1 } }, factsOf(), [
    "parameter",
    "either",
  ]],
  [{ tool_name: "Read", parameters: { file: 1 } }, factsOf(), ["either"]],
  [{ tool_name: "Read", parameters: { path: 1, file: 1 } }, factsOf(), [
    "parameter",
    "either",
  ]],
  [{ tool_name: "Read" }, one, ["deletes", "facts"]],
  [{ tool_name: "Read" }, factsOf({ effects: [effect("network")] }), ["facts"]],
  [{ tool_name: "Read" }, null, ["deletes", "facts"]],
  [{ tool_name: "toString", parameters: { constructor: 1 } }, factsOf(), []],
];

for (const [said, facts, more] of CASES) {
  Deno.test(`candidates() finds ${more.join(", ") || "nothing more"} for ${JSON.stringify(said)}`, () => {
    const found = candidates(RULESET.index, openScene(asked(said), facts));
    const ids = found.map(({ rule }) => rule.id);
    assert.deepEqual(
      ids,
      RULESET.rules.map(({ id }) => id).filter((id) =>
        ALWAYS.includes(id) || more.includes(id)
      ),
    );
  });
}

Deno.test("candidates() finds nothing where nothing can match", () => {
  const { index } = rulesetOf(
    "rules: [{id: a, priority: 1, action: deny, conditions: {tool_name: x}}]",
  );
  assert.deepEqual(candidates(index, openScene(asked({}), null)), []);
});
