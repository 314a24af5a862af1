/** Tests of reading conditions. */
import assert from "node:assert/strict";
import type { Condition } from "../../../src/policy/model.ts";
import { complaints, oneRule, policyOf } from "../ruling.ts";

function read(conditions: string): unknown {
  const condition: Condition | undefined = policyOf(oneRule(conditions))
    .rules[0]?.condition;
  return JSON.parse(
    JSON.stringify(condition, (key, value) => key === "at" ? undefined : value),
  );
}

const text = (pattern: string) => ({
  type: "string",
  pattern,
  case_sensitive: true,
});

const READ: readonly [conditions: string, condition: unknown][] = [
  ["tool_name: Bash", { kind: "tool_name", names: ["Bash"] }],
  ["tool_name: [Bash, 'A | B|']", {
    kind: "tool_name",
    names: ["Bash", "A", "B"],
  }],
  ["tool_name: {type: glob, pattern: a*}", {
    kind: "tool_name_pattern",
    pattern: { type: "glob", pattern: "a*", case_sensitive: true },
  }],
  ["parameters: a|b", {
    kind: "parameters",
    pattern: { type: "regex", pattern: "a|b", case_sensitive: false },
  }],
  ["parameters: {type: regex, pattern: a}", {
    kind: "parameters",
    pattern: { type: "regex", pattern: "a", case_sensitive: false },
  }],
  // A tool may well have an argument of the name `type`.
  ["parameters: {type: file}", {
    kind: "parameter",
    name: "type",
    expected: ["file"],
  }],
  ["parameters: {type: {type: string, pattern: regex}}", {
    kind: "parameter",
    name: "type",
    expected: [text("regex")],
  }],
  ["parameters: {pattern: x}", {
    kind: "parameter",
    name: "pattern",
    expected: ["x"],
  }],
  ["parameters: {a: [1, x, true, null]}", {
    kind: "parameter",
    name: "a",
    expected: [1, "x", true, null],
  }],
  ["parameters: {a: '', b: 1}", {
    kind: "all",
    of: [{ kind: "parameter", name: "a", expected: [""] }, {
      kind: "parameter",
      name: "b",
      expected: [1],
    }],
  }],
  ["cwd: [/a, {type: glob, pattern: b}]", {
    kind: "cwd",
    patterns: [text("/a"), {
      type: "glob",
      pattern: "b",
      case_sensitive: true,
    }],
  }],
  ["cwd_pattern: a", {
    kind: "cwd",
    patterns: [{ type: "regex", pattern: "a", case_sensitive: false }],
  }],
  ["transport: http", { kind: "transport", names: ["http"] }],
  ["agent: a", { kind: "agent", patterns: [text("a")] }],
  ["AND: [{agent: a}]", {
    kind: "all",
    of: [{ kind: "agent", patterns: [text("a")] }],
  }],
  ["OR: [{agent: a}]", {
    kind: "any",
    of: [{ kind: "agent", patterns: [text("a")] }],
  }],
  ["NOT: {agent: a}", {
    kind: "not",
    of: { kind: "agent", patterns: [text("a")] },
  }],
  ["NOT: [{agent: a}]", {
    kind: "not",
    of: { kind: "any", of: [{ kind: "agent", patterns: [text("a")] }] },
  }],
  ["agent: a\ntransport: http", {
    kind: "all",
    of: [{ kind: "agent", patterns: [text("a")] }, {
      kind: "transport",
      names: ["http"],
    }],
  }],
];

for (const [conditions, condition] of READ) {
  Deno.test(`parsePolicy() reads the condition ${JSON.stringify(conditions)}`, () => {
    assert.deepEqual(read(conditions), condition);
  });
}

const WRONG: readonly [conditions: string, message: string][] = [
  ["tool_name: 5", "6:18 POLICY-002"],
  ["tool_name: []", "6:18 POLICY-002"],
  ["tool_name: '|'", "6:18 POLICY-002"],
  ["tool_name: {pattern: x}", "6:18 POLICY-003"],
  ["tool_name: {type: regex}", "6:18 POLICY-003"],
  ["tool_name: {type: jsonpath, pattern: $.a}", "6:25 POLICY-002"],
  ["parameters: 5", "6:19 POLICY-002"],
  ["parameters: ''", "6:19 POLICY-002"],
  ["parameters: {}", "6:19 POLICY-002"],
  ["parameters: [a]", "6:19 POLICY-002"],
  ["parameters: {type: regex}", "6:19 POLICY-003"],
  ["parameters: {type: regexp, pattern: x}", "6:26 POLICY-002"],
  ["parameters: {a: []}", "6:23 POLICY-002"],
  ["parameters: {a: {}}", "6:23 POLICY-003"],
  ["parameters: {a: {force: true}}", "6:24 POLICY-001"],
  ["parameters: {a: {type: regex}}", "6:23 POLICY-003"],
  ["parameters: {a: {type: regex, pattern: x, flags: i}}", "6:49 POLICY-001"],
  ["cwd: 5", "6:12 POLICY-002"],
  ["cwd: []", "6:12 POLICY-002"],
  ["cwd_pattern: 5", "6:20 POLICY-002"],
  ["transport: htp", "6:18 POLICY-002"],
  ["transport: 5", "6:18 POLICY-002"],
  ["agent: [a, 5]", "6:18 POLICY-002"],
  ["principal: {pattern: x}", "6:18 POLICY-003"],
  ["AND: {tool_name: x}", "6:12 POLICY-002"],
  ["AND: []", "6:12 POLICY-002"],
  ["OR: [5]", "6:12 POLICY-002"],
  ["NOT: 5", "6:12 POLICY-002"],
  ["NOT: []", "6:12 POLICY-002"],
  ["AND: [{OR: [{NOT: {toolname: x}}]}]", "6:26 POLICY-001"],
  ["agent_id: x", "6:7 POLICY-001"],
  ["not: {agent: x}", "6:7 POLICY-001"],
];

for (const [conditions, message] of WRONG) {
  Deno.test(`parsePolicy() refuses the condition ${conditions}`, () => {
    const found = complaints(oneRule(conditions));
    assert.ok(
      found.some((one) => one.startsWith(`${message} `)),
      found.join("\n"),
    );
  });
}
