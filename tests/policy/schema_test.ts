/** Tests of the JSON Schema: what the reader takes it takes, and it has no loose ends. */
import assert from "node:assert/strict";
import { EFFECTS } from "../../src/facts/effect.ts";
import {
  CONDITION_KEYS,
  PATTERN_KEYS,
  TIME_RANGE_KEYS,
} from "../../src/policy/language/condition.ts";
import {
  CALL_KEYS,
  POLICY_KEYS,
  RULE_KEYS,
  TEST_KEYS,
} from "../../src/policy/language/policy.ts";
import {
  type JsonSchema,
  policyJsonSchema,
  policyTestJsonSchema,
} from "../../src/policy/schema.ts";
import { readYaml } from "../../src/problem/yaml.ts";
import { complaints, oneRule } from "./ruling.ts";

const SCHEMA = policyJsonSchema();
const DEFS = SCHEMA["$defs"] as Readonly<Record<string, JsonSchema>>;

/** Whether a value satisfies the parts of JSON Schema that are used here. */
function fits(schema: JsonSchema, value: unknown): boolean {
  const {
    $ref,
    anyOf,
    type,
    properties,
    additionalProperties,
    required,
    items,
  } = schema as Record<string, never>;
  if ($ref !== undefined) {
    const found = DEFS[String($ref).replace("#/$defs/", "")];
    assert.ok(found, $ref);
    return fits(found, value);
  }
  if (
    anyOf !== undefined &&
    !(anyOf as JsonSchema[]).some((one) => fits(one, value))
  ) return false;
  if (
    schema["enum"] !== undefined &&
    !(schema["enum"] as unknown[]).includes(value)
  ) return false;
  if (type !== undefined && ![type].flat().some((one) => isOf(one, value))) {
    return false;
  }
  if (typeof value === "string") {
    return value.length >= Number(schema["minLength"] ?? 0) &&
      value.length <= Number(schema["maxLength"] ?? Infinity);
  }
  if (typeof value === "number") {
    return value >= Number(schema["minimum"] ?? -Infinity) &&
      value <= Number(schema["maximum"] ?? Infinity);
  }
  if (Array.isArray(value)) {
    return value.length >= Number(schema["minItems"] ?? 0) &&
      (items === undefined || value.every((one) => fits(items, one)));
  }
  if (typeof value !== "object" || value === null) return true;
  const keys = Object.keys(value);
  if (keys.length < Number(schema["minProperties"] ?? 0)) return false;
  if (((required ?? []) as string[]).some((key) => !keys.includes(key))) {
    return false;
  }
  return Object.entries(value).every(([key, member]) => {
    const own = (properties as Record<string, JsonSchema> | undefined)?.[key];
    if (own !== undefined) return fits(own, member);
    if (additionalProperties === undefined) return true;
    return additionalProperties !== false && fits(additionalProperties, member);
  });
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null &&
        !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "string":
      return typeof value === "string";
    case "number":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    default:
      return assert.fail(type);
  }
}

const AGREED: readonly [text: string, valid: boolean][] = [
  [oneRule("tool_name: Bash"), true],
  [oneRule("tool_name: [Bash, Write]"), true],
  [oneRule("tool_name: {type: regex, pattern: a.}"), true],
  [oneRule("tool_name: 5"), false],
  [oneRule("tool_name: []"), false],
  [oneRule("parameters: a|b"), true],
  [oneRule("parameters: {a: 1, b: [x, null, {type: glob, pattern: c}]}"), true],
  [
    oneRule(
      "parameters: {type: jsonpath, pattern: $.a, comparison: gt, threshold: 5}",
    ),
    true,
  ],
  [oneRule("parameters: {}"), false],
  [oneRule("parameters: {a: {force: true}}"), false],
  [oneRule("cwd: [/a, {type: glob, pattern: b}]"), true],
  [oneRule("cwd_pattern: a"), true],
  [oneRule("time_range: {start: '09:00', weekdays: [mon, fri]}"), true],
  [oneRule("time_range: {from: '09:00'}"), false],
  [oneRule("transport: [http, hooks]"), true],
  [oneRule("transport: post"), false],
  [
    oneRule(
      "AND: [{NOT: {agent: a}}, {OR: [{principal: p}, {mcp_server: m}]}]",
    ),
    true,
  ],
  [oneRule("NOT: [{agent: a}, {agent: b}]"), true],
  [oneRule("AND: {agent: a}"), false],
  [oneRule("AND: []"), false],
  [
    oneRule(
      "facts: {deletes: {path_class: [system, home], recursive: true, by_not_in: rm}}",
    ),
    true,
  ],
  [oneRule("facts: [{reads: true}, {writes: }]"), true],
  [oneRule("facts: {only: [{reads: {}}]}"), true],
  [oneRule("facts: {network: {port: {gt: 1}}}"), true],
  [oneRule("facts: {network: {port: {above: 1}}}"), false],
  [oneRule("facts: {network: {port: {}}}"), false],
  [oneRule("facts: {deletes: {path_class: sistem}}"), false],
  [oneRule("facts: {delets: true}"), false],
  [oneRule("facts: {deletes: false}"), false],
  [oneRule("facts: {}"), false],
  [oneRule("tool_name: x", "block"), false],
  [oneRule("tool_name: x") + "\n    priorty: 1", false],
  [
    oneRule("tool_name: x") +
    "\n    tags: [a, b]\n    severity: high\n    mode: shadow\n    enabled: false\n    warning: w",
    true,
  ],
  [oneRule("tool_name: x") + "\n    tags: one", true],
  [
    "version: 1\nmode: enforce\ndefaults: {action: deny, on_error: ask}\nrules: []",
    true,
  ],
  ["version: 2\ndefaults: {action: deny}", false],
  ["defaults: {action: deny, on_error: allow}", false],
  [
    "defaults: {action: deny}\ntests:\n  - {call: {tool_name: a, parameters: {b: [1]}}, want: sample, want_rule: null}",
    true,
  ],
  [
    "defaults: {action: deny}\ntests:\n  - {call: {parameters: {}}, want: deny}",
    false,
  ],
  ["defaults: {action: deny}\ntests:\n  - {call: {tool_name: a}}", false],
];

for (const [text, valid] of AGREED) {
  Deno.test(`policyJsonSchema() and the reader say ${valid} to ${JSON.stringify(text.slice(-90))}`, () => {
    const yaml = readYaml(text, "team.yaml");
    assert.ok(yaml.ok);
    assert.equal(fits(SCHEMA, yaml.value.value), valid, "the schema");
    assert.equal(complaints(text).length === 0, valid, "the reader");
  });
}

Deno.test("policyJsonSchema() has a definition for every reference, and a description for every key", () => {
  const text = JSON.stringify(SCHEMA);
  for (const [, name] of text.matchAll(/"#\/\$defs\/(\w+)"/g)) {
    assert.ok(name !== undefined && name in DEFS, name);
  }
  for (const name of Object.keys(DEFS)) {
    assert.ok(text.includes(`#/$defs/${name}"`), `${name} is used`);
  }
  for (
    const table of [
      POLICY_KEYS,
      RULE_KEYS,
      CONDITION_KEYS,
      PATTERN_KEYS,
      TIME_RANGE_KEYS,
      TEST_KEYS,
      CALL_KEYS,
    ]
  ) {
    for (const [key, { description }] of Object.entries(table)) {
      assert.ok(description.length > 5, key);
      assert.ok(text.includes(JSON.stringify(description)), key);
    }
  }
  for (const kind of Object.keys(EFFECTS)) {
    assert.ok(text.includes(`"${kind}"`), kind);
  }
});

Deno.test("policyTestJsonSchema() takes tests and nothing else", () => {
  const schema = policyTestJsonSchema();
  assert.ok(
    fits(schema, { tests: [{ call: { tool_name: "a" }, want: "deny" }] }),
  );
  assert.ok(!fits(schema, { rules: [] }));
});

Deno.test("policyJsonSchema() survives JSON", () => {
  assert.deepEqual(JSON.parse(JSON.stringify(SCHEMA)), SCHEMA);
});
