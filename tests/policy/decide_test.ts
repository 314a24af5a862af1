/** Tests of decisions, asked in the words of a policy's author. */
import assert from "node:assert/strict";
import { compile } from "../../src/policy/compile.ts";
import { decide, decideResult, withResult } from "../../src/policy/decide.ts";
import {
  asked,
  effect,
  ENGINES,
  factsOf,
  inShort,
  oneRule,
  policyOf,
  rulesetOf,
  ruling,
} from "./ruling.ts";

function rules(...lines: readonly string[]): string {
  return `rules:\n${lines.map((line) => `  - {${line}}`).join("\n")}\n`;
}
const ON = "conditions: {tool_name: Bash}";
const OFF = "conditions: {tool_name: Other}";

const CASES: readonly [name: string, policy: string, wanted: string][] = [
  [
    "takes the first by priority",
    rules(
      `id: late, priority: 2, action: deny, ${ON}`,
      `id: early, priority: 1, action: allow, ${ON}`,
    ),
    "allow rule_matched early",
  ],
  [
    "lets deny win at equal priority",
    rules(
      `id: a, priority: 1, action: allow, ${ON}`,
      `id: d, priority: 1, action: deny, ${ON}`,
    ),
    "deny rule_matched d",
  ],
  [
    "puts ask before sample at equal priority",
    rules(
      `id: s, priority: 1, action: sample, ${ON}`,
      `id: q, priority: 1, action: ask, ${ON}`,
    ),
    "ask rule_matched q",
  ],
  [
    "puts sample before defer at equal priority",
    rules(
      `id: f, priority: 1, action: defer, ${ON}`,
      `id: s, priority: 1, action: sample, ${ON}`,
    ),
    "deny sample_unavailable s",
  ],
  [
    "puts defer before allow at equal priority",
    rules(
      `id: a, priority: 1, action: allow, ${ON}`,
      `id: f, priority: 1, action: defer, ${ON}`,
    ),
    "defer rule_matched f",
  ],
  [
    "takes the first of the file at equal priority and action",
    rules(
      `id: one, priority: 1, action: deny, ${ON}`,
      `id: two, priority: 1, action: deny, ${ON}`,
    ),
    "deny rule_matched one",
  ],
  [
    "passes over rules that do not match",
    rules(
      `id: d, priority: 1, action: deny, ${OFF}`,
      `id: q, priority: 2, action: ask, ${ON}`,
    ),
    "ask rule_matched q",
  ],
  [
    "passes over rules that are off",
    rules(
      `id: d, priority: 1, action: deny, enabled: false, ${ON}`,
      `id: q, priority: 2, action: ask, ${ON}`,
    ),
    "ask rule_matched q",
  ],
  [
    "passes over rules in shadow mode",
    rules(
      `id: d, priority: 1, action: deny, mode: shadow, ${ON}`,
      `id: q, priority: 2, action: ask, ${ON}`,
    ),
    "ask rule_matched q",
  ],
  [
    "passes over a policy in shadow mode",
    `mode: shadow\ndefaults: {action: deny}\n${
      rules(`id: d, priority: 1, action: deny, ${ON}`)
    }`,
    "defer no_rule_matched -",
  ],
  [
    "defers when nothing matches and nothing is said",
    rules(`id: d, priority: 1, action: deny, ${OFF}`),
    "defer no_rule_matched -",
  ],
  [
    "takes the policy's default when nothing matches",
    `defaults: {action: ask}\n${
      rules(`id: d, priority: 1, action: deny, ${OFF}`)
    }`,
    "ask no_rule_matched -",
  ],
  [
    "takes a default alone",
    "defaults: {action: allow}\nrules: []",
    "allow no_rule_matched -",
  ],
];

for (const [name, policy, wanted] of CASES) {
  Deno.test(`decide() ${name}`, () => {
    assert.equal(ruling(policy, {}), wanted);
  });
}

Deno.test("decide() says why, how grave it is, and what else matched", () => {
  const ruleset = rulesetOf(rules(
    `id: d, priority: 1, action: deny, reason: Use git, severity: high, tags: [x, y], ${ON}`,
    `id: w, priority: 2, action: allow, warning: Look here, ${ON}`,
    `id: s, priority: 3, action: ask, mode: shadow, reason: Why not, ${ON}`,
    `id: n, priority: 4, action: ask, ${OFF}`,
  ));
  assert.deepEqual(decide(ruleset, asked({}), null), {
    action: "deny",
    reason: "Use git",
    code: "rule_matched",
    rule_id: "d",
    severity: "high",
    tags: ["x", "y"],
    matched: [
      { rule_id: "d", action: "deny", shadow: false },
      { rule_id: "w", action: "allow", shadow: false },
      { rule_id: "s", action: "ask", shadow: true },
    ],
    warnings: [
      "Look here",
      "Rule `s` is in shadow mode and would have asked a person about this call: Why not",
    ],
  });
});

Deno.test("decide() warns when the rule that warns decides, too", () => {
  const policy = rules(`id: a, priority: 1, action: allow, warning: W, ${ON}`);
  assert.deepEqual(decide(rulesetOf(policy), asked({}), null).warnings, ["W"]);
});

for (
  const [action, did] of [["deny", "denied"], ["sample", "second opinion"], [
    "defer",
    "left",
  ], ["allow", "allowed"]]
) {
  Deno.test(`decide() says what a shadow rule would have done: ${action}`, () => {
    const policy = rules(
      `id: s, priority: 1, action: ${action}, mode: shadow, ${ON}`,
    );
    const { warnings, reason } = decide(rulesetOf(policy), asked({}), null);
    assert.equal(warnings.length, 1);
    assert.ok(warnings[0]?.includes(did ?? ""), warnings[0]);
    assert.ok(reason.includes("default is defer"));
  });
}

Deno.test("decide() never has an empty reason", () => {
  const { reason } = decide(
    rulesetOf(oneRule("tool_name: Bash")),
    asked({}),
    null,
  );
  assert.equal(reason, "Rule `r` matched");
});

Deno.test("decide() denies what wants a second opinion, and says so", () => {
  const policy = rules(
    `id: s, priority: 1, action: sample, reason: Looks odd, ${ON}`,
  );
  const { action, reason } = decide(rulesetOf(policy), asked({}), null);
  assert.equal(action, "deny");
  assert.equal(
    reason,
    "Looks odd (rule `s` wants a second opinion, and no reviewer is configured)",
  );
});

const RESULTS: readonly [
  policy: string,
  finds: string | null,
  wanted: string,
][] = [
  [
    rules(`id: r, priority: 1, action: deny, ${ON}`),
    "secret",
    "defer no_rule_matched -",
  ],
  [
    oneRule("facts: {returns: {finds: secret}}", "ask"),
    "secret",
    "ask result_matched r",
  ],
  [
    oneRule("facts: {returns: {finds: secret}}", "ask"),
    "injection",
    "defer no_rule_matched -",
  ],
  // What is not there can be asked for, too; a rule that speaks of results is for nothing else.
  [
    oneRule("NOT: {facts: {returns: true}}", "ask"),
    null,
    "ask result_matched r",
  ],
  [
    `defaults: {action: deny}\n${oneRule("facts: {returns: true}")}`,
    null,
    "defer no_rule_matched -",
  ],
  [
    oneRule("facts: {only: {returns: true}}"),
    "secret",
    "deny result_matched r",
  ],
  // Incomplete facts of the call were judged with the call.
  [
    oneRule("facts: {returns: {finds: injection}}"),
    "secret",
    "defer no_rule_matched -",
  ],
];

for (const [policy, finds, wanted] of RESULTS) {
  Deno.test(`decideResult() decides ${wanted} for ${policy}`, () => {
    const carried = finds === null ? [] : [effect("returns", { finds })];
    const facts = withResult(factsOf({ exhausted: true }), carried);
    const ruleset = rulesetOf(policy);
    assert.equal(
      inShort(decideResult(ruleset, asked({}), facts)),
      wanted,
    );
    if (wanted.includes("result_matched")) {
      const call = decide(ruleset, asked({}), factsOf({ exhausted: true }));
      assert.equal(inShort(call), "defer no_rule_matched -");
    }
  });
}

Deno.test("decideResult() enforces nothing where nothing is enforced", () => {
  const compiled = compile(
    [policyOf(oneRule("facts: {returns: true}"))],
    ENGINES,
    { observe: true },
  );
  assert.ok(compiled.ok);
  const facts = factsOf({ effects: [effect("returns")] });
  const decision = decideResult(compiled.value, asked({}), facts);
  assert.deepEqual([decision.action, decision.would, decision.code], [
    "defer",
    "deny",
    "not_enforced",
  ]);
});
