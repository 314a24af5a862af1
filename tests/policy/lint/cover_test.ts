/** Tests of what one condition says about another. */
import assert from "node:assert/strict";
import {
  covers,
  fingerprint,
  holdsAlways,
} from "../../../src/policy/lint/cover.ts";
import type { Condition } from "../../../src/policy/model.ts";
import { oneRule, policyOf } from "../ruling.ts";

function read(conditions: string): Condition {
  const [rule] = policyOf(oneRule(conditions)).rules;
  assert.ok(rule);
  return rule.condition;
}

const ALWAYS: readonly [conditions: string, always: boolean][] = [
  ["tool_name: {type: glob, pattern: '**'}", true],
  ["tool_name: {type: glob, pattern: '*'}", true],
  ["tool_name: {type: glob, pattern: a*}", false],
  ["tool_name: {type: regex, pattern: .*}", true],
  ["tool_name: {type: regex, pattern: ^.*$}", true],
  ["tool_name: {type: regex, pattern: ^(.+)$}", true],
  ["tool_name: {type: regex, pattern: ^a}", false],
  ["tool_name: {type: string, pattern: '*'}", false],
  ["tool_name: '*'", false],
  ["parameters: .*", true],
  ["parameters: {type: jsonpath, pattern: $}", true],
  ["parameters: {type: jsonpath, pattern: $.a}", false],
  ["parameters: {a: {type: regex, pattern: .*}}", false],
  ["cwd_pattern: .*", true],
  ["time_range: {}", true],
  ["time_range: {weekdays: [mon]}", false],
  ["time_range: {start: '00:01'}", false],
  ["transport: [command, http, hooks, mcp_stdio, mcp_http]", true],
  ["transport: [command, http]", false],
  ["OR: [{tool_name: a}, {time_range: {}}]", true],
  ["AND: [{tool_name: a}, {time_range: {}}]", false],
  ["AND: [{cwd_pattern: .*}, {time_range: {}}]", true],
  ["NOT: {tool_name: a}", false],
  ["facts: {reads: true}", false],
  ["agent: a", false],
];

for (const [conditions, always] of ALWAYS) {
  Deno.test(`holdsAlways() is ${always} for ${conditions}`, () => {
    assert.equal(holdsAlways(read(conditions)), always);
  });
}

const COVERS: readonly [wide: string, narrow: string, covers: boolean][] = [
  ["tool_name: [a, b]", "tool_name: a", true],
  ["tool_name: a", "tool_name: [a, b]", false],
  ["tool_name: a", "tool_name: a\nagent: x", true],
  ["tool_name: a\nagent: x", "tool_name: a", false],
  ["tool_name: a\ntime_range: {}", "tool_name: a", true],
  ["OR: [{tool_name: a}, {agent: x}]", "tool_name: a", true],
  ["OR: [{tool_name: a}, {agent: x}]", "tool_name: b", false],
  ["tool_name: [a, b]", "OR: [{tool_name: a}, {tool_name: b}]", true],
  ["tool_name: a", "OR: [{tool_name: a}, {tool_name: b}]", false],
  [
    "OR: [{agent: x}, {tool_name: [a, b]}]",
    "OR: [{tool_name: a}, {agent: x}]",
    true,
  ],
  ["facts: {deletes: true}", "facts: {deletes: {recursive: true}}", true],
  ["facts: {deletes: {recursive: true}}", "facts: {deletes: true}", false],
  [
    "facts: {deletes: {recursive: true}}",
    "facts: {deletes: {recursive: true, forced: true}}",
    true,
  ],
  ["facts: {deletes: true}", "facts: {reads: true}", false],
  ["NOT: {agent: x}", "NOT: {agent: x}", true],
  ["NOT: {agent: x}", "NOT: {agent: y}", false],
  ["parameters: {a: 1}", "parameters: {a: 1, b: 2}", true],
];

for (const [wide, narrow, wanted] of COVERS) {
  Deno.test(`covers() is ${wanted} for ${JSON.stringify(wide)} over ${JSON.stringify(narrow)}`, () => {
    assert.equal(covers(read(wide), read(narrow)), wanted);
  });
}

const SAME: readonly [a: string, b: string, same: boolean][] = [
  ["tool_name: a|b", "tool_name: [b, a]", true],
  [
    "OR: [{tool_name: a}, {agent: x}]",
    "OR: [{agent: x}, {tool_name: a}]",
    true,
  ],
  ["tool_name: a\nagent: x", "AND: [{agent: x}, {tool_name: a}]", true],
  ["OR: [{tool_name: a}]", "AND: [{tool_name: a}]", false],
  ["NOT: {agent: x}", "agent: x", false],
  ["transport: [http, hooks]", "transport: [hooks, http]", true],
];

for (const [a, b, same] of SAME) {
  Deno.test(`fingerprint() is ${same ? "the same" : "different"} for ${JSON.stringify(a)} and ${JSON.stringify(b)}`, () => {
    assert.equal(fingerprint(read(a)) === fingerprint(read(b)), same);
  });
}
