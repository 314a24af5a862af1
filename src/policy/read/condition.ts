/** Reads conditions: the keys of one mapping must all hold, `AND`, `OR` and `NOT` combine whole conditions. */
import type { YamlPath } from "../../problem/yaml.ts";
import { TRANSPORTS } from "../asked.ts";
import { CONDITION_KEYS } from "../language/condition.ts";
import { keysOf } from "../language/field.ts";
import type { Condition, Pattern, Scalar } from "../model.ts";
import { readFacts } from "./effect.ts";
import {
  isPattern,
  readPattern,
  readTextPattern,
  readTexts,
} from "./pattern.ts";
import type { Reader } from "./reader.ts";
import { readTimeRange } from "./time_range.ts";

type Read = (
  reader: Reader,
  value: unknown,
  path: YamlPath,
) => Condition | undefined;

/** Every key of a condition. */
const READERS: Readonly<Record<keyof typeof CONDITION_KEYS, Read>> = {
  tool_name: readToolName,
  parameters: readParameters,
  cwd: (reader, value, path) => ({
    kind: "cwd",
    patterns: readTexts(reader, value, path),
    at: reader.at(path),
  }),
  cwd_pattern: readCwdPattern,
  time_range: readTimeRange,
  transport: readTransport,
  agent: identity("agent"),
  principal: identity("principal"),
  mcp_server: identity("mcp_server"),
  facts: readFacts,
  AND: (reader, value, path) => readList(reader, value, path, "all"),
  OR: (reader, value, path) => readList(reader, value, path, "any"),
  NOT: readNot,
};

/** A condition; `undefined` when it has problems, which the reader then holds. */
export function readCondition(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): Condition | undefined {
  const fields = reader.mapping(value, path, keysOf(CONDITION_KEYS));
  if (fields === undefined) return undefined;
  const entries = Object.entries(fields);
  if (entries.length === 0) {
    reader.fail(
      "POLICY-003",
      path,
      "The condition is empty",
      `Add one of ${
        keysOf(CONDITION_KEYS).map((key) => `\`${key}\``).join(", ")
      }`,
    );
    return undefined;
  }
  const of = entries.flatMap(([key, inner]) =>
    READERS[key as keyof typeof READERS]?.(reader, inner, [...path, key]) ?? []
  );
  return of.length === 1 ? of[0] : { kind: "all", of, at: reader.at(path) };
}

function readToolName(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): Condition | undefined {
  const at = reader.at(path);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const pattern = readTextPattern(reader, value, path);
    return pattern === undefined
      ? undefined
      : { kind: "tool_name_pattern", pattern, at };
  }
  // `A|B` names two tools, as it does in the agents' own matchers.
  const names = reader.texts(value, path).flatMap((name) =>
    name.split("|").map((one) => one.trim()).filter((one) => one !== "")
  );
  if (names.length > 0) return { kind: "tool_name", names, at };
  return typeof value === "string" && value.trim() !== ""
    ? reader.wrong(path, value, "at least one name")
    : undefined;
}

function readParameters(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): Condition | undefined {
  const at = reader.at(path);
  if (typeof value === "string" && value !== "") {
    return {
      kind: "parameters",
      pattern: { type: "regex", pattern: value, case_sensitive: false, at },
      at,
    };
  }
  if (isPattern(value)) {
    const pattern = readPattern(reader, value, path);
    return pattern === undefined
      ? undefined
      : { kind: "parameters", pattern, at };
  }
  if (
    typeof value !== "object" || value === null || Array.isArray(value) ||
    Object.keys(value).length === 0
  ) {
    return reader.wrong(
      path,
      value,
      "the names of arguments and what each must be, a pattern object, or a text",
    );
  }
  const of = Object.entries(value).map(([name, expected]): Condition => {
    const place = [...path, name];
    const list: readonly unknown[] = Array.isArray(expected)
      ? expected
      : [expected];
    if (list.length === 0) reader.wrong(place, expected, "at least one value");
    return {
      kind: "parameter",
      name,
      expected: list.flatMap((one, index) =>
        readExpected(
          reader,
          one,
          Array.isArray(expected) ? [...place, index] : place,
        ) ?? []
      ),
      at: reader.at(place, "key"),
    };
  });
  return of.length === 1 ? of[0] : { kind: "all", of, at };
}

function readExpected(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): readonly (Scalar | Pattern)[] | undefined {
  if (
    value === null || typeof value === "boolean" || typeof value === "number" ||
    typeof value === "string"
  ) return [value];
  const pattern = readPattern(reader, value, path);
  return pattern === undefined ? undefined : [pattern];
}

function readCwdPattern(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): Condition | undefined {
  const pattern = reader.text(
    value ?? null,
    path,
    CONDITION_KEYS.cwd_pattern.shape.most,
  );
  const at = reader.at(path);
  return pattern === undefined ? undefined : {
    kind: "cwd",
    patterns: [{ type: "regex", pattern, case_sensitive: false, at }],
    at,
  };
}

function readTransport(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): Condition | undefined {
  const names = reader.texts(value, path).flatMap((name) =>
    reader.word(name, path, TRANSPORTS) ?? []
  );
  return names.length === 0
    ? undefined
    : { kind: "transport", names, at: reader.at(path) };
}

function identity(kind: "agent" | "principal" | "mcp_server"): Read {
  return (reader, value, path) => ({
    kind,
    patterns: readTexts(reader, value, path),
    at: reader.at(path),
  });
}

function readList(
  reader: Reader,
  value: unknown,
  path: YamlPath,
  kind: "all" | "any",
): Condition | undefined {
  if (!Array.isArray(value) || value.length === 0) {
    return reader.wrong(path, value, "a list of conditions");
  }
  const of = value.flatMap((one, index) =>
    readCondition(reader, one, [...path, index]) ?? []
  );
  return { kind, of, at: reader.at(path, "key") };
}

function readNot(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): Condition | undefined {
  // A list means that none of its members may hold.
  const of = Array.isArray(value)
    ? readList(reader, value, path, "any")
    : readCondition(reader, value, path);
  return of === undefined
    ? undefined
    : { kind: "not", of, at: reader.at(path, "key") };
}
