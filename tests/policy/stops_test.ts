/** Tests of telling whether a policy stops anything. */
import assert from "node:assert/strict";
import { compile } from "../../src/policy/compile.ts";
import { stopsAnything } from "../../src/policy/stops.ts";
import { ENGINES, policyOf } from "./ruling.ts";

const rule = (action: string, more = "") =>
  `rules:\n  - {id: one, priority: 1, conditions: {tool_name: Bash}, action: ${action}${more}}\n`;

const POLICIES = [
  ["denies", rule("deny, reason: no"), true],
  ["asks", rule("ask, reason: why"), true],
  ["only allows", rule("allow"), false],
  ["is in shadow mode", `mode: shadow\n${rule("deny, reason: no")}`, false],
  ["is disabled", rule("deny, reason: no", ", enabled: false"), false],
  [
    "allows, and denies the rest",
    `defaults: {action: deny}\n${rule("allow")}`,
    true,
  ],
] as const;

for (const [what, text, stops] of POLICIES) {
  Deno.test(`stopsAnything() of a policy that ${what} is ${stops}`, () => {
    const ruleset = compile([policyOf(text)], ENGINES);
    assert.ok(ruleset.ok);
    assert.equal(stopsAnything(ruleset.value), stops);
  });
}
