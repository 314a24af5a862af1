/** Random policies and calls, for the laws. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Effect } from "../../src/facts/effect.ts";
import { compile } from "../../src/policy/compile.ts";
import {
  type Condition,
  type Place,
  type Policy,
  type Rule,
  RULE_ACTIONS,
} from "../../src/policy/model.ts";
import type { Ruleset } from "../../src/policy/ruleset.ts";
import { type Action, ACTIONS } from "../../src/policy/verdict.ts";
import { effect, ENGINES, factsOf } from "./ruling.ts";

/** Some place. */
export const at: Place = [1, 1];
const texts = ["/etc/x", "/tmp/../etc/x", "src/x", "hang", "~/.ssh/id"];
const globs = ["/etc/**", "**", "src/*", "~/.ssh/**"];
const kinds = ["reads", "deletes", "network"] as const;

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant("tool_name" as const),
    names: fc.subarray(["Bash", "Read"], { minLength: 1 }),
    at: fc.constant(at),
  }),
  fc.record({
    kind: fc.constant("transport" as const),
    names: fc.subarray(["http", "command"] as const, { minLength: 1 }),
    at: fc.constant(at),
  }),
  fc.constantFrom(...globs).map((pattern): Condition => ({
    kind: "parameter",
    name: "path",
    expected: [{ type: "glob", pattern, case_sensitive: true, at }],
    at,
  })),
  fc.constantFrom(...globs).map((pattern): Condition => ({
    kind: "cwd",
    patterns: [{ type: "glob", pattern, case_sensitive: true, at }],
    at,
  })),
  // Cannot say what it thinks of texts that begin with `hang`.
  fc.constant<Condition>({
    kind: "parameter",
    name: "path",
    expected: [{ type: "regex", pattern: "(?!x)/", case_sensitive: true, at }],
    at,
  }),
  fc.constantFrom(...kinds).map((kind): Condition => ({
    kind: "effect",
    effect: kind,
    where: [],
    at,
  })),
  fc.constantFrom(...kinds).map((kind): Condition => ({
    kind: "only",
    of: [{ kind: "effect", effect: kind, where: [], at }],
    at,
  })),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({
      kind: fc.constantFrom("all" as const, "any" as const),
      of: fc.array(tie("condition"), { minLength: 1, maxLength: 3 }),
      at: fc.constant(at),
    }),
    fc.record({
      kind: fc.constant("not" as const),
      of: tie("condition"),
      at: fc.constant(at),
    }),
  ),
}));

/** A rule without an id. */
export const rule: fc.Arbitrary<Omit<Rule, "id">> = fc.record({
  priority: fc.constantFrom(1, 2, 3),
  enabled: fc.constantFrom(true, true, true, false),
  mode: fc.constantFrom(
    "enforce" as const,
    "enforce" as const,
    "shadow" as const,
  ),
  action: fc.constantFrom(...RULE_ACTIONS),
  tags: fc.constant([]),
  condition,
  at: fc.constant(at),
});
/** A policy of up to six rules. */
export const policy: fc.Arbitrary<Policy> = fc.record({
  file: fc.constant("p.yaml"),
  mode: fc.constant("enforce" as const),
  defaults: fc.record({
    action: fc.constantFrom(...ACTIONS),
    on_error: fc.constantFrom("deny" as const, "ask" as const),
  }, { requiredKeys: [] }),
  rules: fc.array(rule, { maxLength: 6 }).map((rules) =>
    rules.map((one, i) => ({ ...one, id: `r${i}` }))
  ),
  tests: fc.constant([]),
});
/** A call and its facts, which may be absent or incomplete. */
export const situation = fc.record({
  said: fc.record({
    tool_name: fc.constantFrom("Bash", "Read", "Write"),
    transport: fc.constantFrom("http" as const, "hooks" as const),
    cwd: fc.constantFrom("/home/dev/src", "/etc"),
    parameters: fc.oneof(
      fc.record({ path: fc.oneof(fc.constantFrom(...texts), fc.anything()) }),
      fc.dictionary(fc.string(), fc.jsonValue()),
    ),
  }),
  facts: fc.option(
    fc.record({
      effects: fc.array(
        fc.constantFrom(...kinds).map((kind): Effect => effect(kind)),
        { maxLength: 3 },
      ),
      exhausted: fc.boolean(),
      unparsed: fc.boolean(),
    }).map((facts) => factsOf(facts)),
  ),
});

/** The ruleset of policies whose ids may clash. */
export function ready(...policies: readonly Policy[]): Ruleset {
  const renamed = policies.map((one, i) => ({
    ...one,
    rules: one.rules.map((rule) => ({ ...rule, id: `${i}${rule.id}` })),
  }));
  const compiled = compile(renamed, ENGINES);
  assert.ok(compiled.ok);
  return compiled.value;
}

/** 0 for the strictest action. */
export function strictness(action: Action): number {
  return ACTIONS.indexOf(action);
}
/** How often a law is tried. */
export const RUNS = { numRuns: 400 };
