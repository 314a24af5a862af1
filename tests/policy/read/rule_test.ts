/** Tests of reading one rule. */
import assert from "node:assert/strict";
import { present } from "../../../src/policy/read/rule.ts";
import { complaints } from "../ruling.ts";

const VALID = {
  id: "r",
  priority: "1",
  action: "deny",
  conditions: "{tool_name: x}",
};

function file(changes: Readonly<Record<string, string | undefined>>): string {
  const fields = Object.entries({ ...VALID, ...changes }).filter(([, value]) =>
    value !== undefined
  );
  return `rules:\n  - {${
    fields.map(([key, value]) => `${key}: ${value}`).join(", ")
  }}`;
}

const WRONG: readonly [
  changes: Readonly<Record<string, string | undefined>>,
  message: string,
][] = [
  [{ id: undefined }, "POLICY-003 The rule has no `id`"],
  [{ priority: undefined }, "POLICY-003 The rule has no `priority`"],
  [{ action: undefined }, "POLICY-003 The rule has no `action`"],
  [{ conditions: undefined }, "POLICY-003 The rule has no `conditions`"],
  [{ id: "5" }, "POLICY-002 `id` is `5`"],
  [{ id: "''" }, "POLICY-002 `id` is ``"],
  [{ id: "a".repeat(129) }, "POLICY-002 `id` is"],
  [{ priority: "-1" }, "POLICY-002 `priority` is `-1`"],
  [{ priority: "1000" }, "POLICY-002 `priority` is `1000`"],
  [{ priority: "1.5" }, "POLICY-002 `priority` is `1.5`"],
  [{ priority: "'1'" }, "POLICY-002 `priority` is `1`"],
  [{ priority: "null" }, "POLICY-002 `priority` is `null`"],
  [{ action: "block" }, "POLICY-002 `action` is `block`"],
  [{ action: "Deny" }, "POLICY-002 `action` is `Deny`"],
  [{ enabled: "no" }, "POLICY-002 `enabled` is `no`"],
  [{ mode: "off" }, "POLICY-002 `mode` is `off`"],
  [{ severity: "bad" }, "POLICY-002 `severity` is `bad`"],
  [{ tags: "[]" }, "POLICY-002 `tags` is `[]`"],
  [{ tags: "[5]" }, "POLICY-002 `tags[0]` is `5`"],
  [{ reason: "5" }, "POLICY-002 `reason` is `5`"],
  [{ reason: "' '" }, "POLICY-002 `reason` is ` `"],
  [{ warning: "[]" }, "POLICY-002 `warning` is `[]`"],
  [{ sampling_guidance: "5" }, "POLICY-002 `sampling_guidance` is `5`"],
  [{ inference_provider: "5" }, "POLICY-002 `inference_provider` is `5`"],
  [{ conditions: "{}" }, "POLICY-003 The condition is empty"],
  [{ conditions: "[]" }, "POLICY-002 `conditions` is `[]`"],
  [{ sampling: "x" }, "POLICY-001 The key `sampling` is not known here"],
];

for (const [changes, message] of WRONG) {
  Deno.test(`parsePolicy() refuses a rule with ${JSON.stringify(changes).slice(0, 60)}`, () => {
    const [only, ...rest] = complaints(file(changes));
    assert.deepEqual(rest, []);
    assert.ok(only?.includes(message), only);
  });
}

for (
  const changes of [
    { priority: "0" },
    { priority: "999" },
    { action: "defer" },
    { tags: "one" },
    { id: "'a b/c'" },
  ]
) {
  Deno.test(`parsePolicy() takes a rule with ${JSON.stringify(changes)}`, () => {
    assert.deepEqual(complaints(file(changes)), []);
  });
}

Deno.test("present() keeps what has a value", () => {
  assert.deepEqual(present({ a: 1, b: undefined, c: null, d: false }), {
    a: 1,
    c: null,
    d: false,
  });
});
