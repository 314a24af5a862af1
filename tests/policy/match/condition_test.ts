/** Tests of the tree of conditions. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { compileCondition } from "../../../src/policy/match/condition.ts";
import { openScene } from "../../../src/policy/match/scene.ts";
import type { Condition } from "../../../src/policy/model.ts";
import { MatchFailure } from "../../../src/policy/ruleset.ts";
import { asked, complaints, ENGINES, matches, oneRule } from "../ruling.ts";

const CASES: readonly [
  conditions: string,
  tool_name: string,
  holds: boolean,
][] = [
  ["AND: [{tool_name: a}, {OR: [{tool_name: a}, {tool_name: b}]}]", "a", true],
  ["AND: [{tool_name: a}, {OR: [{tool_name: b}, {tool_name: c}]}]", "a", false],
  ["OR: [{AND: [{tool_name: a}, {tool_name: b}]}, {tool_name: c}]", "a", false],
  ["OR: [{AND: [{tool_name: a}, {tool_name: b}]}, {tool_name: c}]", "c", true],
  ["NOT: {tool_name: a}", "b", true],
  ["NOT: {tool_name: a}", "a", false],
  ["NOT: {NOT: {tool_name: a}}", "a", true],
  ["NOT: [{tool_name: a}, {tool_name: b}]", "b", false],
  ["NOT: [{tool_name: a}, {tool_name: b}]", "c", true],
  ["NOT: {OR: [{NOT: {tool_name: a}}, {tool_name: b}]}", "a", true],
  ["tool_name: a\ntransport: command", "a", true],
  ["tool_name: a\ntransport: http", "a", false],
  ["tool_name: a\nOR: [{transport: http}, {transport: command}]", "a", true],
  ["tool_name: a\nAND: [{transport: http}]", "a", false],
  ["NOT:\n  tool_name: a\n  transport: http", "a", true],
];

for (const [conditions, tool_name, holds] of CASES) {
  Deno.test(`decide() says ${holds} for ${JSON.stringify(conditions)} and ${tool_name}`, () => {
    assert.equal(matches(conditions, { tool_name }), holds);
  });
}

Deno.test("decide() turns the quantifier around below NOT", () => {
  const outside = "NOT: {parameters: {path: {type: glob, pattern: '/srv/**'}}}";
  const said = (path: string) => ({ parameters: { path }, cwd: "/srv" });
  assert.equal(matches(outside, said("/srv/x")), false);
  assert.equal(matches(outside, said("/srv/../etc/x")), true);
  assert.equal(matches(outside, said("x")), false);
  assert.equal(matches(outside, said("/srv/../etc/x"), null, "allow"), false);
  assert.equal(matches(outside, said("/etc/x"), null, "allow"), true);
  const twice = `NOT: {${outside}}`;
  assert.equal(matches(twice, said("/srv/../etc/x")), true);
  assert.equal(matches(twice, said("/srv/../etc/x"), null, "allow"), false);
});

const REFUSED: readonly [conditions: string, place: string, what: string][] = [
  ["tool_name: {type: regex, pattern: '('}", "6:41", "`(`"],
  ["parameters: {type: regex, pattern: 'a{2,1}'}", "6:42", "`a{2,1}`"],
  [
    "parameters: {p: {type: glob, pattern: '{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}'}}",
    "6:45",
    "64",
  ],
  ["parameters: {p: {type: jsonpath, pattern: '$['}}", "6:49", "`$[`"],
  ["parameters: '*.tmp'", "6:19", "`*.tmp`"],
  ["cwd: {type: regex, pattern: '['}", "6:35", "`[`"],
  ["agent: {type: regex, pattern: '['}", "6:37", "`[`"],
  [
    "facts: {network: {host: '{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}*'}}",
    "6:15",
    "`facts.network`",
  ],
  [`cwd_pattern: ${"a".repeat(999)}(`, "6:20", "missing"],
];

for (const [conditions, place, what] of REFUSED) {
  Deno.test(`compile() refuses ${conditions.slice(0, 70)}`, () => {
    const [only, ...rest] = complaints(oneRule(conditions));
    assert.deepEqual(rest, []);
    assert.match(only ?? "", new RegExp(`^${place} POLICY-005 `));
    assert.ok(only?.includes(what), only);
  });
}

const FAILS = "(?=x)hang";
type Outcome = boolean | "fails";

function outcome(tree: Condition): Outcome {
  const compiled = compileCondition(tree, ENGINES, "any", () => assert.fail());
  try {
    return compiled.holds(openScene(asked({ tool_name: "hang" }), null));
  } catch (error) {
    assert.ok(error instanceof MatchFailure);
    return "fails";
  }
}

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constant<Condition>({ kind: "tool_name", names: ["hang"], at: [1, 1] }),
  fc.constant<Condition>({ kind: "transport", names: ["http"], at: [1, 1] }),
  fc.constant<Condition>({
    kind: "tool_name_pattern",
    pattern: {
      type: "regex",
      pattern: FAILS,
      case_sensitive: true,
      at: [1, 1],
    },
    at: [1, 1],
  }),
);
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({
      kind: fc.constantFrom("all" as const, "any" as const),
      of: fc.array(tie("tree"), { minLength: 1, maxLength: 4 }),
      at: fc.constant<readonly [number, number]>([1, 1]),
    }),
    fc.record({
      kind: fc.constant("not" as const),
      of: tie("tree"),
      at: fc.constant<readonly [number, number]>([1, 1]),
    }),
  ),
}));

function expected(condition: Condition): Outcome {
  switch (condition.kind) {
    case "all": {
      const parts = condition.of.map(expected);
      return parts.includes(false)
        ? false
        : parts.includes("fails")
        ? "fails"
        : true;
    }
    case "any": {
      const parts = condition.of.map(expected);
      return parts.includes(true)
        ? true
        : parts.includes("fails")
        ? "fails"
        : false;
    }
    case "not": {
      const part = expected(condition.of);
      return part === "fails" ? part : !part;
    }
    default:
      return condition.kind === "tool_name_pattern"
        ? "fails"
        : condition.kind === "tool_name";
  }
}

Deno.test("compileCondition() keeps to three-valued logic at any depth", () => {
  fc.assert(fc.property(tree, (one) => {
    assert.equal(outcome(one), expected(one));
  }));
});
