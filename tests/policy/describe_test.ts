/** Tests of conditions in words. */
import assert from "node:assert/strict";
import { keyOf, wantedBy } from "../../src/policy/describe.ts";
import { oneRule, policyOf } from "./ruling.ts";

const CASES: readonly [conditions: string, key: string, wanted: string][] = [
  ["AND: [{tool_name: a}, {tool_name: b}]", "AND", "all of its conditions"],
  ["OR: [{tool_name: a}]", "OR", "one of its conditions"],
  ["NOT: {tool_name: a}", "NOT", "not tool_name a"],
  ["tool_name: a|b", "tool_name", "a or b"],
  ["tool_name: {type: regex, pattern: a.}", "tool_name", "regex a."],
  [
    "parameters: {x: [1, a, {type: glob, pattern: b*}]}",
    "parameters.x",
    '1 or "a" or glob b*',
  ],
  ["parameters: a", "parameters", "regex a"],
  [
    "parameters: {type: jsonpath, pattern: $.a}",
    "parameters",
    "jsonpath $.a exists",
  ],
  ["cwd: /a", "cwd", "string /a"],
  ["cwd_pattern: a", "cwd", "regex a"],
  [
    "time_range: {start: '22:00', timezone: Asia/Tokyo}",
    "time_range",
    "22:00-23:59 Asia/Tokyo",
  ],
  ["transport: [http, hooks]", "transport", "http or hooks"],
  ["agent: a", "agent", "string a"],
  ["principal: a", "principal", "string a"],
  ["mcp_server: a", "mcp_server", "string a"],
  ["facts: {deletes: true}", "facts.deletes", "deletes"],
  [
    "facts: {deletes: {path_class: [root, home], forced_not: true}}",
    "facts.deletes",
    "deletes path_class=root,home forced!=true",
  ],
  [
    "facts: {network: {port: {gte: 1, lt: 5}}}",
    "facts.network",
    "network port=gte 1,lt 5",
  ],
  [
    "facts: {only: [{reads: true}, {writes: {append: true}}]}",
    "facts.only",
    "only reads or writes append=true",
  ],
];

for (const [conditions, key, wanted] of CASES) {
  Deno.test(`wantedBy() describes ${conditions}`, () => {
    const [rule] = policyOf(oneRule(conditions)).rules;
    assert.ok(rule);
    assert.equal(keyOf(rule.condition), key);
    assert.equal(wantedBy(rule.condition), wanted);
  });
}
