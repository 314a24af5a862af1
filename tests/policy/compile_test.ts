/** Tests of making policies ready. */
import assert from "node:assert/strict";
import { compile } from "../../src/policy/compile.ts";
import { parsePolicy } from "../../src/policy/parse.ts";
import { asked, ENGINES, oneRule, policyOf, rulesetOf } from "./ruling.ts";
import { decide } from "../../src/policy/decide.ts";

const DEFAULTS: readonly [
  files: readonly string[],
  action: string,
  on_error: string,
][] = [
  [[""], "defer", "deny"],
  [["defaults: {action: allow}", "defaults: {action: ask}"], "ask", "deny"],
  [["defaults: {action: allow}", ""], "allow", "deny"],
  [["defaults: {action: deny}", "defaults: {action: allow}"], "deny", "deny"],
  [["defaults: {action: defer}", "defaults: {action: allow}"], "defer", "deny"],
  [["defaults: {on_error: ask}"], "defer", "ask"],
  [
    ["defaults: {on_error: ask}", "defaults: {on_error: deny}"],
    "defer",
    "deny",
  ],
  [["defaults: {on_error: ask}", ""], "defer", "ask"],
  [["mode: shadow\ndefaults: {action: deny, on_error: ask}"], "defer", "deny"],
  [
    ["mode: shadow\ndefaults: {action: deny}", "defaults: {action: allow}"],
    "allow",
    "deny",
  ],
];

for (const [files, action, on_error] of DEFAULTS) {
  Deno.test(
    `compile() takes the strictest default: ${files.join(" and ")}`.replace(
      /\n/g,
      ", ",
    ),
    () => {
      const texts = files.map((head, i) =>
        `${head}\n${oneRule("tool_name: x").replace("id: r", `id: r${i}`)}`
      );
      const ruleset = rulesetOf(...texts);
      assert.equal(ruleset.defaultAction, action);
      assert.equal(ruleset.onError, on_error);
    },
  );
}

Deno.test("compile() refuses an id that is taken, in one file or in two", () => {
  const one = policyOf(oneRule("tool_name: x"), "one.yaml");
  const two = policyOf(oneRule("tool_name: y"), "two.yaml");
  const both = compile([one, two], ENGINES);
  assert.deepEqual(both, {
    ok: false,
    problems: [{
      id: "POLICY-004",
      severity: "critical",
      file: "two.yaml",
      line: 2,
      column: 5,
      message: "The rule id `r` is taken by one.yaml:2",
      hint:
        "Give each rule an id of its own, in all files that are loaded together",
    }],
  });
  assert.ok(!compile([one, one], ENGINES).ok);
});

Deno.test("compile() refuses patterns of rules that are off or in shadow mode as well", () => {
  for (const off of ["enabled: false", "mode: shadow"]) {
    const policy = policyOf(
      `${oneRule("parameters: {c: {type: regex, pattern: '('}}")}\n    ${off}`,
    );
    assert.ok(!compile([policy], ENGINES).ok, off);
  }
});

Deno.test("compile() finds all patterns that do not compile at once", () => {
  const policy = policyOf(
    oneRule(
      "OR:\n  - tool_name: {type: regex, pattern: '('}\n  - cwd_pattern: '['",
    ),
  );
  const compiled = compile([policy], ENGINES);
  assert.ok(!compiled.ok);
  assert.deepEqual(compiled.problems.map(({ id, line }) => [id, line]), [[
    "POLICY-005",
    7,
  ], ["POLICY-005", 8]]);
});

Deno.test("compile() refuses what no engine is there for", () => {
  for (
    const pattern of [
      "{type: regex, pattern: a.b}",
      "{type: regex, pattern: (?=a)}",
      "{type: jsonpath, pattern: $.a}",
    ]
  ) {
    const policy = policyOf(oneRule(`parameters: {c: ${pattern}}`));
    assert.ok(!compile([policy], {}).ok, pattern);
    assert.ok(compile([policy], ENGINES).ok, pattern);
  }
});

Deno.test("compile() lists every rule in rank order, with file and line", () => {
  const ruleset = rulesetOf(
    `${
      oneRule("tool_name: x", "allow")
    }\n    severity: low\n    tags: [t]\n    reason: Why`,
    "mode: shadow\nrules:\n  - {id: a, priority: 0, action: ask, conditions: {tool_name: x}}\n  - {id: b, priority: 1, action: deny, enabled: false, conditions: {tool_name: x}}",
  );
  assert.deepEqual(ruleset.rules, [
    {
      id: "a",
      priority: 0,
      action: "ask",
      enabled: true,
      mode: "shadow",
      severity: null,
      tags: [],
      reason: null,
      off: null,
      file: "2.yaml",
      line: 3,
    },
    {
      id: "b",
      priority: 1,
      action: "deny",
      enabled: false,
      mode: "shadow",
      severity: null,
      tags: [],
      reason: null,
      off: null,
      file: "2.yaml",
      line: 4,
    },
    {
      id: "r",
      priority: 1,
      action: "allow",
      enabled: true,
      mode: "enforce",
      severity: "low",
      tags: ["t"],
      reason: "Why",
      off: null,
      file: "1.yaml",
      line: 2,
    },
  ]);
  assert.deepEqual(ruleset.files, ["1.yaml", "2.yaml"]);
  assert.deepEqual(ruleset.ranked.map(({ rule, rank }) => [rule.id, rank]), [[
    "a",
    0,
  ], ["r", 1]]);
});

const NEEDS: readonly [
  conditions: string,
  extra: string,
  needs: boolean,
  depends: boolean,
][] = [
  ["tool_name: x", "", false, false],
  ["facts: {deletes: true}", "", true, true],
  [
    "NOT: {OR: [{tool_name: x}, {facts: {only: {reads: true}}}]}",
    "",
    true,
    true,
  ],
  ["facts: {deletes: true}", "mode: shadow", true, false],
  ["facts: {deletes: true}", "enabled: false", false, false],
];

for (const [conditions, extra, needs, depends] of NEEDS) {
  Deno.test(`compile() knows whether facts are needed for ${conditions} ${extra}`, () => {
    const ruleset = rulesetOf(`${oneRule(conditions)}\n    ${extra}`);
    assert.equal(ruleset.needsFacts, needs);
    assert.equal(ruleset.dependsOnFacts, depends);
  });
}

Deno.test("compile() makes a policy that survived JSON decide as before", () => {
  const policy = policyOf(
    oneRule("parameters: {path: {type: glob, pattern: '/etc/**'}}"),
  );
  const again = compile([JSON.parse(JSON.stringify(policy))], {});
  assert.ok(again.ok);
  assert.equal(
    decide(again.value, asked({ parameters: { path: "/etc/x" } }), null).action,
    "deny",
  );
});

Deno.test("compile() makes the shipped rules ready when they are asked, and what fails then is no match", () => {
  const policy = parsePolicy(
    "rules:\n  - {id: r, priority: 1, action: allow, conditions: {tool_name: Bash, parameters: {x: {type: regex, pattern: '['}}}}\n",
    "shipped/x.yaml",
  );
  assert.ok(policy.ok);
  const ruleset = compile([{ ...policy.value, pack: "x" }], {});
  assert.ok(ruleset.ok);
  const decision = decide(ruleset.value, {
    call: { tool_name: "Bash", parameters: { x: "y" } },
    transport: "http",
    principal: null,
    mcp_server: null,
    now: new Date(0),
  }, null);
  assert.deepEqual([decision.action, decision.code], ["deny", "rule_failed"]);
  // A file of anybody else's is refused at once, whatever its name.
  const other = compile([policy.value], {});
  assert.equal(other.ok, false);
});
