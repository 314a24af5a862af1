/** Tests of what lint says about rules together. */
import assert from "node:assert/strict";
import { lintOrder } from "../../../src/policy/lint/order.ts";
import { policyOf } from "../ruling.ts";

function found(...rules: readonly string[]): readonly string[] {
  const text = `rules:\n${rules.map((rule) => `  - {${rule}}`).join("\n")}`;
  const notes: string[] = [];
  lintOrder([policyOf(text)], (id, file, [line], message) => {
    assert.equal(file, "team.yaml");
    notes.push(`${line} ${id} ${message}`);
  });
  return notes;
}

const ALL = "conditions: {tool_name: {type: glob, pattern: '**'}}";

Deno.test("lintOrder() finds nothing in rules that all can decide", () => {
  assert.deepEqual(
    found(
      "id: a, priority: 1, action: deny, conditions: {tool_name: Bash, agent: x}",
      "id: b, priority: 2, action: ask, conditions: {tool_name: Bash}",
      "id: c, priority: 3, action: defer, conditions: {tool_name: Write}",
    ),
    [],
  );
});

Deno.test("lintOrder() finds rules that match everything, and those behind them", () => {
  assert.deepEqual(
    found(
      "id: b, priority: 2, action: ask, conditions: {tool_name: Bash}",
      `id: a, priority: 1, action: allow, ${ALL}`,
    ),
    [
      "3 POLICY-104 Rule `a` matches every call, to allow it",
      "2 POLICY-101 Rule `b` can never decide: `a` (priority 1) matches everything before it",
    ],
  );
});

Deno.test("lintOrder() lets a last rule defer everything", () => {
  assert.deepEqual(found(`id: a, priority: 999, action: defer, ${ALL}`), []);
});

Deno.test("lintOrder() finds the same conditions twice", () => {
  assert.deepEqual(
    found(
      "id: a, priority: 1, action: deny, conditions: {tool_name: Bash|Write}",
      "id: b, priority: 5, action: allow, conditions: {tool_name: [Write, Bash]}",
    ),
    ["3 POLICY-103 Rule `b` has the same conditions as `a`"],
  );
});

Deno.test("lintOrder() finds a rule that one before it covers", () => {
  assert.deepEqual(
    found(
      "id: narrow, priority: 5, action: ask, conditions: {tool_name: Bash, parameters: {command: x}}",
      "id: wide, priority: 1, action: deny, conditions: {tool_name: Bash}",
    ),
    [
      "2 POLICY-102 Rule `narrow` can never decide: `wide` (priority 1) matches every call that it matches",
    ],
  );
});

Deno.test("lintOrder() ranks as decide() does: at equal priority the stricter comes first", () => {
  const [only, ...rest] = found(
    "id: a, priority: 1, action: allow, conditions: {tool_name: Bash}",
    "id: d, priority: 1, action: deny, conditions: {tool_name: Bash|Write}",
  );
  assert.deepEqual(rest, []);
  assert.ok(
    only?.startsWith("2 POLICY-102 Rule `a` can never decide: `d`"),
    only,
  );
});

Deno.test("lintOrder() does not let rules in shadow mode or switched off stand in the way", () => {
  for (const off of ["mode: shadow", "enabled: false"]) {
    assert.deepEqual(
      found(
        `id: a, priority: 1, action: deny, ${off}, conditions: {tool_name: Bash}`,
        "id: b, priority: 2, action: deny, conditions: {tool_name: Bash, agent: x}",
      ),
      [],
    );
  }
});

Deno.test("lintOrder() knows that rules which let run and rules which stop read paths differently", () => {
  const path = "parameters: {path: {type: glob, pattern: '/tmp/**'}}";
  assert.deepEqual(
    found(
      `id: a, priority: 1, action: allow, conditions: {${path}}`,
      `id: b, priority: 2, action: deny, conditions: {${path}, tool_name: Write}`,
    ),
    [],
  );
  assert.equal(
    found(
      `id: a, priority: 1, action: deny, conditions: {${path}}`,
      `id: b, priority: 2, action: ask, conditions: {${path}, tool_name: Write}`,
    ).length,
    1,
  );
});
