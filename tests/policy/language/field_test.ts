/** Tests of the tables of the policy language. */
import assert from "node:assert/strict";
import {
  choice,
  defined,
  type Fields,
  flag,
  keysOf,
  requiredOf,
  text,
  texts,
} from "../../../src/policy/language/field.ts";
import {
  CONDITION_KEYS,
  PATTERN_KEYS,
  TIME_RANGE_KEYS,
} from "../../../src/policy/language/condition.ts";
import {
  CALL_KEYS,
  DEFAULTS_KEYS,
  POLICY_KEYS,
  RULE_KEYS,
  TEST_KEYS,
} from "../../../src/policy/language/policy.ts";

const TABLE: Fields = {
  a: { description: "A", required: true, shape: text(5) },
  b: { description: "B", shape: flag },
};

Deno.test("keysOf() and requiredOf() list keys", () => {
  assert.deepEqual(keysOf(TABLE), ["a", "b"]);
  assert.deepEqual(requiredOf(TABLE), ["a"]);
});

Deno.test("text(), texts(), choice() and defined() make shapes", () => {
  assert.deepEqual(text(5), { type: "text", most: 5 });
  assert.deepEqual(texts(5), { type: "texts", most: 5 });
  assert.deepEqual(choice(["a"]), { type: "choice", values: ["a"] });
  assert.deepEqual(defined("facts"), { type: "defined", name: "facts" });
});

Deno.test("every key of the language has a description without a final period", () => {
  for (
    const table of [
      POLICY_KEYS,
      DEFAULTS_KEYS,
      RULE_KEYS,
      CONDITION_KEYS,
      PATTERN_KEYS,
      TIME_RANGE_KEYS,
      TEST_KEYS,
      CALL_KEYS,
    ]
  ) {
    for (const [key, { description }] of Object.entries(table)) {
      assert.match(description, /[^.]$/, key);
    }
  }
});
