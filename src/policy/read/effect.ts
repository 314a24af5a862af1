/** Reads the `facts` condition: kinds of effects and what their attributes must be. */
import {
  type Attribute,
  type EffectKind,
  EFFECTS,
} from "../../facts/effect.ts";
import type { YamlPath } from "../../problem/yaml.ts";
import type { AttributeTest, Condition } from "../model.ts";
import type { Reader } from "./reader.ts";

const KINDS = Object.keys(EFFECTS) as EffectKind[];
const BOUNDS = ["gt", "gte", "lt", "lte"] as const;
type Effect = Condition & { readonly kind: "effect" };

/** Kinds of effects that must all be there; in a list, any of its members suffices. */
export function readFacts(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): Condition | undefined {
  const at = reader.at(path);
  if (Array.isArray(value)) {
    const of = value.flatMap((one, index) =>
      readFacts(reader, one, [...path, index]) ?? []
    );
    return value.length === 0
      ? reader.wrong(path, value, "at least one condition")
      : { kind: "any", of, at };
  }
  const fields = reader.mapping(value, path, [...KINDS, "only"], "POLICY-006");
  if (fields === undefined) return undefined;
  const of = Object.entries(fields).flatMap(
    ([key, inner]): readonly Condition[] => {
      const place = [...path, key];
      if (key === "only") {
        const only = readOnly(reader, inner, place);
        return only === undefined ? [] : [only];
      }
      const kind = KINDS.find((known) => known === key);
      return kind === undefined ? [] : [readEffect(reader, kind, inner, place)];
    },
  );
  return of.length === 1
    ? of[0]
    : of.length === 0
    ? reader.wrong(path, value, "at least one kind of effect")
    : { kind: "all", of, at };
}

/** The effects that a call may have; each mapping of the list names one or more kinds. */
function readOnly(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): Condition | undefined {
  const list = Array.isArray(value) ? value : [value];
  const of = list.flatMap((one, index) => {
    const place = Array.isArray(value) ? [...path, index] : path;
    const fields = reader.mapping(one, place, KINDS, "POLICY-006") ?? {};
    return Object.entries(fields).flatMap(([key, inner]) => {
      const kind = KINDS.find((known) => known === key);
      return kind === undefined
        ? []
        : [readEffect(reader, kind, inner, [...place, key])];
    });
  });
  return of.length === 0
    ? reader.wrong(path, value, "at least one kind of effect")
    : { kind: "only", of, at: reader.at(path, "key") };
}

function readEffect(
  reader: Reader,
  effect: EffectKind,
  value: unknown,
  path: YamlPath,
): Effect {
  const attributes: Readonly<Record<string, Attribute>> =
    EFFECTS[effect].attributes;
  const names = Object.keys(attributes);
  const at = reader.at(path, "key");
  if (value === true || value === null) {
    return { kind: "effect", effect, where: [], at };
  }
  const known = names.flatMap((
    name,
  ) => [name, `${name}_not_in`, `${name}_not`]);
  const fields = reader.mapping(value, path, known, "POLICY-006") ?? {};
  const where = Object.entries(fields).flatMap(
    ([key, inner]): readonly AttributeTest[] => {
      const name = names.find((one) =>
        one === key || key === `${one}_not_in` || key === `${one}_not`
      );
      const attribute = name === undefined ? undefined : attributes[name];
      if (name === undefined || attribute === undefined) return [];
      const test = readTest(reader, attribute, inner, [...path, key]);
      return test === undefined
        ? []
        : [{ attribute: name, negate: key !== name, ...test }];
    },
  );
  return { kind: "effect", effect, where, at };
}

function readTest(
  reader: Reader,
  attribute: Attribute,
  value: unknown,
  path: YamlPath,
): Pick<AttributeTest, "values" | "bounds"> | undefined {
  if (
    attribute.type === "number" && typeof value === "object" &&
    value !== null && !Array.isArray(value)
  ) {
    const bounds = reader.mapping(value, path, BOUNDS) ?? {};
    if (Object.keys(bounds).length === 0) {
      return reader.wrong(path, value, "one of `gt`, `gte`, `lt`, `lte`");
    }
    for (const [key, bound] of Object.entries(bounds)) {
      if (typeof bound !== "number") {
        reader.wrong([...path, key], bound, "a number");
      }
    }
    return { values: [], bounds: bounds as Record<string, number> };
  }
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0) return reader.wrong(path, value, "at least one value");
  const values = list.flatMap((one, index) => {
    const place = Array.isArray(value) ? [...path, index] : path;
    const read = readValue(reader, attribute, one, place);
    return read === undefined ? [] : [read];
  });
  return { values };
}

function readValue(
  reader: Reader,
  attribute: Attribute,
  value: unknown,
  path: YamlPath,
) {
  switch (attribute.type) {
    case "flag":
      return typeof value === "boolean"
        ? value
        : reader.wrong(path, value, "`true` or `false`");
    case "number":
      return typeof value === "number"
        ? value
        : reader.wrong(path, value, "a number");
    case "text":
      return typeof value === "string" && value !== ""
        ? value
        : reader.wrong(path, value, "a text");
    case "choice":
    case "choices":
      return reader.word(
        value ?? "",
        path,
        Object.keys(attribute.values),
        "POLICY-006",
      );
  }
}
