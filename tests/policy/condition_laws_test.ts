/** The laws of conditions, on random policies and calls: negation twice is nothing, and AND and OR are each other's mirror. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { decide } from "../../src/policy/decide.ts";
import { type Condition, type Policy } from "../../src/policy/model.ts";
import { asked } from "./ruling.ts";
import { at, policy, ready, RUNS, situation } from "./anything.ts";

/** The same policy with every rule's condition rewritten. */
function rewritten(
  one: Policy,
  rewrite: (condition: Condition) => Condition,
): Policy {
  return {
    ...one,
    rules: one.rules.map((rule) => ({
      ...rule,
      condition: rewrite(rule.condition),
    })),
  };
}

const not = (of: Condition): Condition => ({ kind: "not", of, at });

/** Rewritings that change no meaning. */
const LAWS:
  readonly (readonly [string, (condition: Condition) => Condition])[] = [
    ["NOT NOT is nothing", (of) => not(not(of))],
    ["an AND of one is nothing", (of) => ({ kind: "all", of: [of], at })],
    ["an OR of one is nothing", (of) => ({ kind: "any", of: [of], at })],
    ["an AND of twice the same is nothing", (of) => ({
      kind: "all",
      of: [of, of],
      at,
    })],
    ["an OR of twice the same is nothing", (of) => ({
      kind: "any",
      of: [of, of],
      at,
    })],
    ["NOT reaches through AND and OR", mirrored],
    ["the order of parts does not matter", turned],
  ];

/** De Morgan's laws, applied as deep as AND and OR go. */
function mirrored(condition: Condition): Condition {
  if (condition.kind !== "all" && condition.kind !== "any") return condition;
  return not({
    kind: condition.kind === "all" ? "any" : "all",
    of: condition.of.map((part) => not(mirrored(part))),
    at,
  });
}

function turned(condition: Condition): Condition {
  if (condition.kind === "not") return not(turned(condition.of));
  if (condition.kind !== "all" && condition.kind !== "any") return condition;
  return { ...condition, of: condition.of.map(turned).reverse() };
}

for (const [name, rewrite] of LAWS) {
  Deno.test(`conditions: ${name}`, () => {
    fc.assert(
      fc.property(policy, situation, (one, { said, facts }) => {
        const before = decide(ready(one), asked(said), facts);
        const after = decide(
          ready(rewritten(one, rewrite)),
          asked(said),
          facts,
        );
        assert.deepEqual(
          [after.action, after.code, after.rule_id, after.matched],
          [before.action, before.code, before.rule_id, before.matched],
        );
      }),
      RUNS,
    );
  });
}
