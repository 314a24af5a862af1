/** Reads pattern objects, and texts that stand for one. */
import type { YamlPath } from "../../problem/yaml.ts";
import { PATTERN_KEYS, PATTERN_TYPES } from "../language/condition.ts";
import {
  COMPARISONS,
  type Pattern,
  type QueryPattern,
  type TextPattern,
} from "../model.ts";
import type { Reader } from "./reader.ts";

const TEXT_TYPES = ["string", "regex", "glob"] as const;
const QUERY_KEYS = ["type", "pattern", "comparison", "threshold"];
const TEXT_KEYS = ["type", "pattern", "case_sensitive"];

/** Whether a value is meant as a pattern object: its `type` is a kind of pattern, or a text beside a `pattern`. */
export function isPattern(value: unknown): boolean {
  return typeof value === "object" && value !== null && "type" in value &&
    typeof value.type === "string" &&
    ("pattern" in value || PATTERN_TYPES.some((type) => type === value.type));
}

/** Any pattern object. */
export function readPattern(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): Pattern | undefined {
  const type = typeof value === "object" && value !== null && "type" in value
    ? value.type
    : undefined;
  if (type !== "jsonpath") {
    if (type !== undefined && !TEXT_TYPES.some((one) => one === type)) {
      return reader.word(
        type ?? "",
        [...path, "type"],
        PATTERN_TYPES,
      ) as undefined;
    }
    return readTextPattern(reader, value, path);
  }
  const fields = reader.mapping(value, path, QUERY_KEYS);
  const pattern = fields?.["pattern"] === undefined
    ? lacks(reader, path, "pattern", undefined, type)
    : reader.text(
      fields["pattern"],
      [...path, "pattern"],
      PATTERN_KEYS.pattern.shape.most,
    );
  const comparison =
    reader.word(fields?.["comparison"], [...path, "comparison"], COMPARISONS) ??
      "exists";
  const threshold = fields?.["threshold"];
  if (pattern === undefined) return undefined;
  const query: QueryPattern = {
    type,
    pattern,
    comparison,
    at: reader.at([...path, "pattern"]),
  };
  if (comparison === "exists") {
    return threshold === undefined ? query : reader.wrong(
      [...path, "threshold"],
      threshold,
      "a `comparison:` beside it, such as `eq` or `gt`, or leave it out",
    );
  }
  if (
    typeof threshold !== "number" && typeof threshold !== "string" &&
    typeof threshold !== "boolean"
  ) {
    reader.fail(
      "POLICY-003",
      path,
      `\`comparison: ${comparison}\` has no \`threshold\``,
      "Add `threshold:` with a number or a text",
    );
    return undefined;
  }
  return { ...query, threshold };
}

/** What a pattern of each type may look like. */
const EXAMPLES: Readonly<Record<string, string>> = {
  string: "main",
  regex: "^release/",
  glob: "/etc/**",
  jsonpath: "$.files[?@.size > 100]",
};

function shownPattern(type: unknown, pattern: unknown): string {
  const kind = typeof type === "string" && Object.hasOwn(EXAMPLES, type)
    ? type
    : "glob";
  const text = typeof pattern === "string" && pattern.length <= 80
    ? pattern
    : EXAMPLES[kind];
  return `{ type: ${kind}, pattern: ${JSON.stringify(text)} }`;
}

function lacks(
  reader: Reader,
  path: YamlPath,
  key: "type" | "pattern",
  pattern: unknown,
  type?: unknown,
): undefined {
  reader.fail(
    "POLICY-003",
    path,
    `The pattern has no \`${key}\``,
    `Write for example \`${shownPattern(type, pattern)}\`; the types are ${
      PATTERN_TYPES.map((one) => `\`${one}\``).join(", ")
    }`,
  );
  return undefined;
}

/** Whether a pattern is written as `{ glob: "/etc/**" }`, which is a problem with an obvious remedy. */
function isShortened(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): boolean {
  if (typeof value !== "object" || value === null || "type" in value) {
    return false;
  }
  const entry = Object.entries(value).find(([key]) =>
    Object.hasOwn(EXAMPLES, key) || key === "regexp"
  );
  if (entry === undefined) return false;
  const [key, pattern] = entry;
  const type = key === "regexp" ? "regex" : key;
  reader.fail(
    "POLICY-001",
    [...path, key],
    `\`${key}\` is a type of pattern, and no key`,
    `Write \`${shownPattern(type, pattern)}\``,
    "key",
  );
  return true;
}

/** A pattern object for a text. */
export function readTextPattern(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): TextPattern | undefined {
  if (isShortened(reader, value, path)) return undefined;
  const fields = reader.mapping(value, path, TEXT_KEYS);
  if (fields === undefined) return undefined;
  const type = fields["type"] === undefined
    ? lacks(reader, path, "type", fields["pattern"])
    : reader.word(fields["type"], [...path, "type"], TEXT_TYPES);
  const pattern = fields["pattern"] === undefined
    ? lacks(reader, path, "pattern", undefined, fields["type"])
    : reader.text(
      fields["pattern"],
      [...path, "pattern"],
      PATTERN_KEYS.pattern.shape.most,
    );
  if (type === undefined || pattern === undefined) return undefined;
  // A regular expression ignores case unless told otherwise; an equality and a glob do not.
  const case_sensitive = reader.flag(fields["case_sensitive"], [
    ...path,
    "case_sensitive",
  ], type !== "regex");
  return { type, pattern, case_sensitive, at: reader.at([...path, "pattern"]) };
}

/** A text for equality, a pattern object, or a list of them. */
export function readTexts(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): readonly TextPattern[] {
  const list = Array.isArray(value) ? value : [value];
  if (list.length === 0) {
    reader.wrong(path, value, "at least one text or pattern");
  }
  return list.flatMap((one, index) => {
    const place = Array.isArray(value) ? [...path, index] : path;
    const pattern = typeof one === "string" && one !== ""
      ? {
        type: "string",
        pattern: one,
        case_sensitive: true,
        at: reader.at(place),
      } as const
      : typeof one === "object" && one !== null
      ? readTextPattern(reader, one, place)
      : reader.wrong(place, one, "a text, or `{type: …, pattern: …}`");
    return pattern === undefined ? [] : [pattern];
  });
}
