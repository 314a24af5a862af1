/** Tests of explanations. */
import assert from "node:assert/strict";
import { explain } from "../../src/policy/explain.ts";
import { decide } from "../../src/policy/decide.ts";
import {
  asked,
  effect,
  factsOf,
  oneRule,
  rulesetOf,
  type Said,
} from "./ruling.ts";

/** `outcome` and one `condition holds: wanted / seen` for each step. */
function why(
  conditions: string,
  said: Said,
  facts = factsOf(),
  extra = "",
): readonly string[] {
  const ruleset = rulesetOf(`${oneRule(conditions)}\n    ${extra}`);
  const { rules, decision } = explain(ruleset, asked(said), facts);
  const [rule] = rules;
  assert.ok(rule);
  assert.equal(rule.decided, decision.rule_id === "r");
  return [
    rule.outcome,
    ...rule.steps.map(({ condition, holds, wanted, seen }) =>
      `${condition} ${holds}: ${wanted} / ${seen}`
    ),
  ];
}

const rm: Said = { parameters: { command: "rm -rf /", path: "/tmp/x" } };

Deno.test("explain() shows all that held", () => {
  assert.deepEqual(
    why(
      "tool_name: Bash\nparameters: {command: {type: regex, pattern: rm}}",
      rm,
    ),
    [
      "matched",
      "tool_name true: Bash / Bash",
      "parameters.command true: regex rm / rm -rf /",
    ],
  );
});

Deno.test("explain() shows the first that stood in the way", () => {
  assert.deepEqual(why("tool_name: Write\nparameters: {command: x}", rm), [
    "not_matched",
    "tool_name false: Write / Bash",
  ]);
});

Deno.test("explain() shows every alternative that did not hold, and the first that did", () => {
  const either =
    "OR:\n  - tool_name: Write\n  - parameters: {file: x}\n  - tool_name: Bash\n  - transport: command";
  assert.deepEqual(why(either, rm), [
    "matched",
    "OR[2].tool_name true: Bash / Bash",
  ]);
  assert.deepEqual(why(either, { tool_name: "Read", transport: "http" }), [
    "not_matched",
    "OR[0].tool_name false: Write / Read",
    'OR[1].parameters.file false: "x" / absent',
    "OR[2].tool_name false: Bash / Read",
    "OR[3].transport false: command / http",
  ]);
});

Deno.test("explain() looks below NOT", () => {
  assert.deepEqual(why("NOT: {tool_name: Bash}", rm), [
    "not_matched",
    "NOT.tool_name true: Bash / Bash",
  ]);
  assert.deepEqual(why("NOT: {tool_name: Write}", rm), [
    "matched",
    "NOT.tool_name false: Write / Bash",
  ]);
});

Deno.test("explain() shows effects as they were seen", () => {
  const facts = factsOf({
    effects: [
      effect("deletes", { path: "/x", recursive: true }),
      effect("reads"),
    ],
  });
  assert.deepEqual(
    why("facts: {deletes: {recursive: true, path_not_in: [/y]}}", rm, facts),
    [
      "matched",
      "facts.deletes true: deletes recursive=true path!=/y / deletes path=/x recursive=true",
    ],
  );
  assert.deepEqual(why("facts: {network: {port: {gt: 5}}}", rm, facts), [
    "not_matched",
    "facts.network false: network port=gt 5 / no such effect",
  ]);
  assert.deepEqual(
    why("facts: {only: [{deletes: true}, {network: true}]}", rm, facts),
    [
      "not_matched",
      "facts.only false: only deletes or network / reads",
    ],
  );
});

Deno.test("explain() says what failed and what is off", () => {
  const hangs = "parameters: {c: {type: regex, pattern: '(?=h)h'}}";
  assert.deepEqual(why(hangs, { parameters: { c: "hang" } }), [
    "failed",
    "parameters.c null: regex (?=h)h / hang",
  ]);
  assert.deepEqual(why("tool_name: Bash", rm, factsOf(), "enabled: false"), [
    "disabled",
  ]);
});

Deno.test("explain() says what it could not look at", () => {
  const ruleset = rulesetOf(oneRule("facts: {deletes: true}"));
  const { rules } = explain(ruleset, asked({}), null);
  assert.equal(rules[0]?.outcome, "failed");
  assert.match(rules[0]?.steps[0]?.seen ?? "", /not been worked out/);
});

const SHOWN: readonly [conditions: string, step: string][] = [
  ["cwd: {type: glob, pattern: '/srv/**'}", "cwd true: glob /srv/** / /srv/x"],
  [
    "time_range: {end: '13:00', weekdays: [thu]}",
    "time_range true: 00:00-13:00 UTC thu / thu 12:00 UTC",
  ],
  ["agent: [a, b]", "agent true: string a or string b / a"],
  ["NOT: {principal: p}", "NOT.principal false: string p / not known"],
  [
    "parameters: sudo|ls",
    'parameters true: regex sudo|ls / {"command":"ls","n":5}',
  ],
  [
    "parameters: {type: jsonpath, pattern: $.n, comparison: gt, threshold: 4}",
    'parameters true: jsonpath $.n gt 4 / {"command":"ls","n":5}',
  ],
  ["parameters: {n: [5, null]}", "parameters.n true: 5 or null / 5"],
  ["tool_name: {type: glob, pattern: B*}", "tool_name true: glob B* / Bash"],
  [
    "AND: [{OR: [{transport: command}]}]",
    "OR[0].transport true: command / command",
  ],
];

for (const [conditions, step] of SHOWN) {
  Deno.test(`explain() puts ${conditions} into words`, () => {
    const said: Said = {
      cwd: "/srv/x",
      agent: "a",
      parameters: { command: "ls", n: 5 },
    };
    assert.ok(
      why(conditions, said).includes(step),
      why(conditions, said).join("\n"),
    );
  });
}

Deno.test("explain() comes with the decision and the facts", () => {
  const ruleset = rulesetOf(oneRule("tool_name: Bash"));
  const facts = factsOf();
  const explanation = explain(ruleset, asked({}), facts);
  assert.deepEqual(explanation.decision, decide(ruleset, asked({}), facts));
  assert.equal(explanation.facts, facts);
});
