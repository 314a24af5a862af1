/** Tests of the reference of the policy language. */
import assert from "node:assert/strict";
import { EFFECTS } from "../../src/facts/effect.ts";
import { FINDINGS } from "../../src/policy/findings.ts";
import { CONDITION_KEYS } from "../../src/policy/language/condition.ts";
import { RULE_KEYS } from "../../src/policy/language/policy.ts";
import { policyReference } from "../../src/policy/reference.ts";

const TEXT = policyReference();

Deno.test("policyReference() has every key, effect, attribute and finding", () => {
  for (
    const key of [...Object.keys(RULE_KEYS), ...Object.keys(CONDITION_KEYS)]
  ) assert.ok(TEXT.includes(`| \`${key}\``), key);
  for (const [kind, { attributes }] of Object.entries(EFFECTS)) {
    assert.ok(TEXT.includes(`### \`${kind}\``), kind);
    for (const name of Object.keys(attributes)) {
      assert.ok(TEXT.includes(`| \`${name}\` |`), name);
    }
  }
  for (const id of Object.keys(FINDINGS)) {
    assert.ok(TEXT.includes(`| ${id} |`), id);
  }
});

Deno.test("policyReference() marks what is required", () => {
  assert.ok(TEXT.includes("| `priority` (required) | 0 to 999 |"));
  assert.ok(TEXT.includes("| `enabled` | `true`, `false` |"));
});

Deno.test("policyReference() is well-formed: every row of a table has as many cells as its head", () => {
  const cells = (line: string) => line.replaceAll("\\|", "").split("|").length;
  let head = 0;
  for (const line of TEXT.split("\n")) {
    if (!line.startsWith("|")) head = 0;
    else if (head === 0) head = cells(line);
    else assert.equal(cells(line), head, line);
  }
  assert.ok(TEXT.endsWith("\n") && !TEXT.endsWith("\n\n"));
});
