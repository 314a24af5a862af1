/** Tests of reading whole policy files. */
import assert from "node:assert/strict";
import { parsePolicy, parseTests } from "../../src/policy/parse.ts";
import { complaints, oneRule, policyOf } from "./ruling.ts";

Deno.test("parsePolicy() reads every key", () => {
  const policy = policyOf(`version: 1
mode: shadow
defaults: {action: ask, on_error: ask}
rules:
  - id: r
    priority: 7
    enabled: false
    mode: shadow
    action: sample
    reason: Why
    warning: Mind
    severity: low
    tags: [a, b]
    sampling_guidance: Look
    inference_provider: me
    conditions: {tool_name: Bash}
tests:
  - {call: {tool_name: Bash}, want: sample, want_rule: r}
`);
  assert.deepEqual(policy, {
    file: "team.yaml",
    mode: "shadow",
    defaults: { action: "ask", on_error: "ask" },
    rules: [{
      id: "r",
      priority: 7,
      enabled: false,
      mode: "shadow",
      action: "sample",
      reason: "Why",
      warning: "Mind",
      severity: "low",
      tags: ["a", "b"],
      sampling_guidance: "Look",
      inference_provider: "me",
      condition: { kind: "tool_name", names: ["Bash"], at: [16, 29] },
      at: [5, 5],
    }],
    tests: [{
      name: "Bash at line 18",
      call: { tool_name: "Bash", parameters: {} },
      want: "sample",
      want_rule: "r",
      file: "team.yaml",
      at: [18, 5],
    }],
  });
});

Deno.test("parsePolicy() fills in what is not said, and leaves defaults open", () => {
  const policy = policyOf(oneRule("tool_name: x"));
  assert.equal(policy.mode, "enforce");
  assert.deepEqual(policy.defaults, {});
  assert.deepEqual(policy.tests, []);
  const [rule] = policy.rules;
  assert.deepEqual([rule?.enabled, rule?.mode, rule?.tags], [
    true,
    "enforce",
    [],
  ]);
  assert.ok(!Object.hasOwn(rule ?? {}, "reason"));
});

const FILES: readonly [text: string, wanted: readonly string[]][] = [
  ["", ["1:1 POLICY-002"]],
  ["[]", ["1:1 POLICY-002"]],
  ["text", ["1:1 POLICY-002"]],
  ["rules: []", ["1:8 POLICY-003"]],
  ["version: 1", ["1:1 POLICY-003"]],
  ["rules: {}", ["1:8 POLICY-002"]],
  ["rules: x\ndefaults: {action: deny}", ["1:8 POLICY-002"]],
  ["rules:\ndefaults: {action: deny}", ["1:7 POLICY-002"]],
  ["defaults: {action: deny}", []],
  ["rules: []\ndefaults: {action: deny}", []],
  ["rules: []\ndefaults: {on_error: deny}", ["1:8 POLICY-003"]],
  ["version: 2\ndefaults: {action: deny}", ["1:10 POLICY-002"]],
  ["mode: on\ndefaults: {action: deny}", ["1:7 POLICY-002"]],
  ["defaults: {action: block}", ["1:20 POLICY-002", "1:1 POLICY-003"]],
  ["defaults: {action: deny, on_error: allow}", ["1:36 POLICY-002"]],
  ["defaults: {action: deny, onerror: deny}", ["1:26 POLICY-001"]],
  ["default: {action: deny}", ["1:1 POLICY-001", "1:1 POLICY-003"]],
  ["rules: [{id: a, id: b}]", ["1:17 YAML-001"]],
  ["tests: x\ndefaults: {action: deny}", ["1:8 POLICY-002"]],
];

for (const [text, wanted] of FILES) {
  Deno.test(`parsePolicy() finds ${wanted.join(", ") || "nothing wrong"} in ${JSON.stringify(text)}`, () => {
    const found = complaints(text).map((one) =>
      one.split(" ").slice(0, 2).join(" ")
    );
    assert.deepEqual(found.sort(), [...wanted].sort());
  });
}

Deno.test("parsePolicy() reports every problem of a file at once, in order, with the nearest name", () => {
  assert.deepEqual(
    complaints(`rules:
  - id: one
    priority: 1000
    action: block
    reson: Typed badly
    conditions:
      tool_nam: Bash
      parameters:
        path: {type: globb, pattern: /etc/**}
      facts: {delets: {path_clas: systm}, deletes: {path_class: systm}}
  - priority: 2
    conditions: {}
`),
    [
      "3:15 POLICY-002 `priority` is `1000` -> Write a whole number from 0 to 999",
      "4:13 POLICY-002 `action` is `block` -> Known names: allow, ask, defer, deny, sample",
      "5:5 POLICY-001 The key `reson` is not known here -> Did you mean `reason`?",
      "7:7 POLICY-001 The key `tool_nam` is not known here -> Did you mean `tool_name`?",
      "9:22 POLICY-002 `type` is `globb` -> Did you mean `glob`?",
      "10:15 POLICY-006 The key `delets` is not known here -> Did you mean `deletes`?",
      "10:65 POLICY-006 `path_class` is `systm` -> Did you mean `system`?",
      "11:5 POLICY-003 The rule has no `id` -> Add `id:`",
      "11:5 POLICY-003 The rule has no `action` -> Add `action:`",
      "12:17 POLICY-003 The condition is empty -> Add one of `tool_name`, `parameters`, `cwd`, `cwd_pattern`, `time_range`, `transport`, `agent`, `principal`, `mcp_server`, `facts`, `AND`, `OR`, `NOT`",
    ],
  );
});

Deno.test("parsePolicy() notes a problem wherever it drops a part", () => {
  // Whatever stands in a condition's place, a rule is either read or refused, and never lost.
  const odd = [
    "",
    "~",
    "[]",
    "{}",
    "''",
    "' '",
    "'|'",
    "5",
    "true",
    "[5]",
    "[[]]",
    "[{}]",
    "{type: x}",
    "{a: {}}",
    "{a: []}",
    "{a: [[]]}",
    "[~]",
  ];
  const keys = [
    "tool_name",
    "parameters",
    "cwd",
    "cwd_pattern",
    "time_range",
    "transport",
    "agent",
    "principal",
    "mcp_server",
    "facts",
    "AND",
    "OR",
    "NOT",
  ];
  for (const key of keys) {
    for (const value of odd) {
      const text = oneRule(`${key}: ${value}`);
      const parsed = parsePolicy(text, "team.yaml");
      if (parsed.ok) {
        assert.equal(parsed.value.rules.length, 1, `${key}: ${value}`);
      } else assert.ok(parsed.problems.length > 0);
    }
  }
});

Deno.test("parseTests() reads a file of tests", () => {
  const parsed = parseTests(
    "tests:\n  - {name: n, call: {tool_name: a}, want: deny}",
    "x.test.yaml",
  );
  assert.ok(parsed.ok);
  assert.deepEqual(parsed.value.map(({ name, file }) => [name, file]), [[
    "n",
    "x.test.yaml",
  ]]);
});

for (const text of ["rules: []", "tests: [", "- x"]) {
  Deno.test(`parseTests() refuses ${text}`, () => {
    assert.ok(!parseTests(text, "x.test.yaml").ok);
  });
}
