/** Tests of what a policy's conditions need. */
import assert from "node:assert/strict";
import {
  leavesOf,
  looksAtFacts,
  neededEngines,
  patternsOf,
} from "../../src/policy/needs.ts";
import { oneRule, policyOf } from "./ruling.ts";

const CASES: readonly [conditions: string, engines: readonly string[]][] = [
  ["tool_name: Bash", []],
  ["parameters: rm -rf|sudo", []],
  ["parameters: rm.*sudo", ["regex"]],
  ["parameters: {c: {type: regex, pattern: plain}}", []],
  ["parameters: {c: {type: regex, pattern: ^a}}", ["regex"]],
  ["parameters: {c: {type: regex, pattern: (?!a)}}", ["backtracking"]],
  ["parameters: {c: {type: jsonpath, pattern: $.c}}", ["jsonpath"]],
  ["parameters: {c: [x, {type: regex, pattern: ^a}]}", ["regex"]],
  ["parameters: {type: jsonpath, pattern: $.c}", ["jsonpath"]],
  ["tool_name: {type: regex, pattern: ^a}", ["regex"]],
  ["tool_name: {type: glob, pattern: a*}", []],
  ["cwd_pattern: ^a", ["regex"]],
  ["NOT: {OR: [{agent: {type: regex, pattern: ^a}}, {facts: {reads: true}}]}", [
    "regex",
  ]],
  ["AND: [{cwd: {type: regex, pattern: ^a}}, {parameters: (?=x)}]", [
    "regex",
    "backtracking",
  ]],
  ["facts: {reads: {path: '/etc/**'}}", []],
  ["transport: http\ntime_range: {}\nprincipal: x\nmcp_server: y", []],
];

for (const [conditions, engines] of CASES) {
  Deno.test(`neededEngines() finds ${engines.join(" and ") || "none"} for ${JSON.stringify(conditions)}`, () => {
    const needs = neededEngines([policyOf(oneRule(conditions))]);
    const found = Object.entries(needs).filter(([, needed]) => needed);
    assert.deepEqual(found.map(([name]) => name), engines);
  });
}

Deno.test("leavesOf() and patternsOf() find every condition at any depth", () => {
  const [rule] = policyOf(oneRule(
    "AND: [{NOT: {OR: [{tool_name: a}, {facts: {only: {reads: true}}}]}}, {cwd: {type: glob, pattern: b}}]",
  )).rules;
  assert.ok(rule);
  const { condition } = rule;
  assert.deepEqual(leavesOf(condition).map(({ kind }) => kind), [
    "tool_name",
    "only",
    "cwd",
  ]);
  assert.deepEqual(patternsOf(condition).map(({ pattern }) => pattern), ["b"]);
  assert.ok(looksAtFacts(condition));
});
