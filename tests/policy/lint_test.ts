/** Tests of lint as a whole, and of what it says about tests. */
import assert from "node:assert/strict";
import { lint } from "../../src/policy/lint.ts";
import { policyOf } from "./ruling.ts";

const RULES = `rules:
  - {id: a, priority: 1, action: deny, conditions: {tool_name: Bash}}
  - {id: b, priority: 2, action: deny, conditions: {tool_name: Write}}
  - {id: off, priority: 3, action: deny, enabled: false, conditions: {tool_name: nonsense}}
`;

function found(...texts: readonly string[]): readonly string[] {
  const policies = texts.map((text, i) => policyOf(text, `${i + 1}.yaml`));
  return lint(policies, { reviewer: false }).map((one) =>
    `${one.file}:${one.line} ${one.id} ${one.severity} ${one.message} -> ${one.hint}`
  );
}

Deno.test("lint() says once that a file has no tests", () => {
  assert.deepEqual(found(RULES), [
    "1.yaml:2 POLICY-106 low No test names a rule of this file: `a`, `b` -> Add `tests:` with `call`, `want` and `want_rule`, here or in a file beside it that ends in `.test.yaml`",
  ]);
});

Deno.test("lint() names each rule that the tests leave out", () => {
  const tests =
    "tests:\n  - {call: {tool_name: Bash}, want: deny, want_rule: a}\n";
  assert.deepEqual(found(RULES + tests), [
    "1.yaml:3 POLICY-106 low No test names rule `b` -> Add a test with `want_rule: b`",
  ]);
});

Deno.test("lint() counts the tests of all files, and finds nothing in what is tested", () => {
  const tests =
    "defaults: {action: defer}\ntests:\n  - {call: {tool_name: Bash}, want: deny, want_rule: a}\n  - {call: {tool_name: Write}, want: deny, want_rule: b}\n";
  assert.deepEqual(found(RULES, tests), []);
});

Deno.test("lint() orders what it finds by file and line", () => {
  const odd = `rules:
  - {id: z, priority: 9, action: sample, conditions: {tool_name: nonsense}}
  - {id: y, priority: 1, action: allow, conditions: {tool_name: {type: glob, pattern: '**'}}}
`;
  const places = found(odd, odd.replaceAll("id: ", "id: x")).map((one) =>
    one.split(" ")[0]
  );
  assert.deepEqual(places, [...places].sort());
  assert.ok(places.length >= 8);
});
