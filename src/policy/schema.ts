/** The JSON Schema of the policy language, for editors; made from the tables that the reader uses. */
import { type Attribute, type EffectKind, EFFECTS } from "../facts/effect.ts";
import {
  CONDITION_KEYS,
  PATTERN_KEYS,
  TIME_RANGE_KEYS,
} from "./language/condition.ts";
import {
  type Defined,
  type Fields,
  requiredOf,
  type Shape,
} from "./language/field.ts";
import {
  CALL_KEYS,
  DEFAULTS_KEYS,
  POLICY_KEYS,
  RULE_KEYS,
  TEST_KEYS,
} from "./language/policy.ts";

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The schema of a policy file (draft 2020-12). */
export function policyJsonSchema(): JsonSchema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Superego policy",
    description: "Rules that decide what a coding agent may do",
    ...mapping(POLICY_KEYS),
    $defs: DEFINITIONS,
  };
}

/** The schema of a file of tests that stands beside a policy (draft 2020-12). */
export function policyTestJsonSchema(): JsonSchema {
  const { version, tests } = POLICY_KEYS;
  const { test, call, arguments: any, rule_or_none } = DEFINITIONS;
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Superego policy tests",
    ...mapping({ version, tests }),
    $defs: {
      tests: DEFINITIONS.tests,
      test,
      call,
      arguments: any,
      rule_or_none,
    },
  };
}

const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });
const anyOf = (...of: readonly JsonSchema[]): JsonSchema => ({ anyOf: of });
const listOf = (items: JsonSchema): JsonSchema => ({
  type: "array",
  minItems: 1,
  items,
});
const oneOrMore = (one: JsonSchema): JsonSchema => anyOf(one, listOf(one));
const TEXT: JsonSchema = { type: "string", minLength: 1 };
const SCALAR: JsonSchema = { type: ["string", "number", "boolean", "null"] };
const EXPECTED = anyOf(SCALAR, ref("pattern"));

/** Every definition; those named in the tables by their names there. */
const DEFINITIONS: Readonly<Record<Defined, JsonSchema>> & JsonSchema = {
  rules: { type: "array", items: ref("rule") },
  rule: mapping(RULE_KEYS),
  tests: { type: "array", items: ref("test") },
  test: mapping(TEST_KEYS),
  call: mapping(CALL_KEYS),
  arguments: { type: "object" },
  defaults: mapping(DEFAULTS_KEYS),
  condition: { ...mapping(CONDITION_KEYS), minProperties: 1 },
  condition_list: listOf(ref("condition")),
  conditions: oneOrMore(ref("condition")),
  pattern: mapping(PATTERN_KEYS),
  matches: oneOrMore(anyOf(TEXT, ref("pattern"))),
  tool_name: anyOf(TEXT, listOf(TEXT), ref("pattern")),
  parameters: anyOf(TEXT, ref("pattern"), {
    type: "object",
    minProperties: 1,
    additionalProperties: oneOrMore(EXPECTED),
  }),
  time_range: mapping(TIME_RANGE_KEYS),
  threshold: { type: ["string", "number", "boolean"] },
  rule_or_none: { type: ["string", "null"], minLength: 1 },
  facts: oneOrMore(ref("effects")),
  effects: {
    type: "object",
    minProperties: 1,
    additionalProperties: false,
    properties: {
      only: {
        description:
          "Every effect of the call must be one of these, and there must be one",
        ...oneOrMore(ref("effects")),
      },
      ...Object.fromEntries(
        (Object.keys(EFFECTS) as EffectKind[]).map((kind) => [
          kind,
          { description: EFFECTS[kind].description, ...effect(kind) },
        ]),
      ),
    },
  },
  ...attributeDefinitions(),
  bounds: {
    type: "object",
    minProperties: 1,
    additionalProperties: false,
    properties: Object.fromEntries(
      ["gt", "gte", "lt", "lte"].map((key) => [key, { type: "number" }]),
    ),
  },
};

function mapping(fields: Fields): JsonSchema {
  const required = requiredOf(fields);
  return {
    type: "object",
    additionalProperties: false,
    ...required.length > 0 ? { required } : {},
    properties: Object.fromEntries(
      Object.entries(fields).map(([key, { description, shape }]) => [
        key,
        { description, ...fromShape(shape) },
      ]),
    ),
  };
}

function fromShape(shape: Shape): JsonSchema {
  switch (shape.type) {
    case "flag":
      return { type: "boolean" };
    case "integer":
      return { type: "integer", minimum: shape.least, maximum: shape.most };
    case "text":
      return { ...TEXT, maxLength: shape.most };
    case "texts":
      return oneOrMore({ ...TEXT, maxLength: shape.most });
    case "choice":
      return { enum: shape.values };
    case "choices":
      return oneOrMore({ enum: shape.values });
    case "defined":
      return ref(shape.name);
  }
}

function effect(kind: EffectKind): JsonSchema {
  const attributes: Readonly<Record<string, Attribute>> =
    EFFECTS[kind].attributes;
  const properties = Object.entries(attributes).flatMap(
    ([name, { description }]) => [
      [name, { description, ...ref(`${kind}_${name}`) }],
      [
        `${name}_not_in`,
        { description: `${description}: none of`, ...ref(`${kind}_${name}`) },
      ],
      [`${name}_not`, ref(`${kind}_${name}`)],
    ],
  );
  return anyOf({ enum: [true, null] }, {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(properties),
  });
}

/** One definition for each attribute, because each has three keys. */
function attributeDefinitions(): JsonSchema {
  return Object.fromEntries(
    Object.entries(EFFECTS).flatMap(([kind, { attributes }]) =>
      Object.entries<Attribute>(attributes).map(([name, attribute]) => [
        `${kind}_${name}`,
        fromAttribute(attribute),
      ])
    ),
  );
}

function fromAttribute(attribute: Attribute): JsonSchema {
  switch (attribute.type) {
    case "flag":
      return oneOrMore({ type: "boolean" });
    case "number":
      return anyOf(oneOrMore({ type: "number" }), ref("bounds"));
    case "text":
      return oneOrMore(TEXT);
    case "choice":
    case "choices":
      return oneOrMore({ enum: Object.keys(attribute.values) });
  }
}
