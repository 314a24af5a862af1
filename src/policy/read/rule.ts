/** Reads one rule. */
import { SEVERITIES } from "../../problem/problem.ts";
import type { YamlPath } from "../../problem/yaml.ts";
import { type Mode, MODES, type Rule, RULE_ACTIONS } from "../model.ts";
import { keysOf, requiredOf } from "../language/field.ts";
import { RULE_KEYS } from "../language/policy.ts";
import { readCondition } from "./condition.ts";
import type { Reader } from "./reader.ts";

const MOST = RULE_KEYS.priority.shape.most;

type TextKey =
  | "id"
  | "reason"
  | "warning"
  | "sampling_guidance"
  | "inference_provider";

/** A rule; `undefined` when it has problems, which the reader then holds. */
export function readRule(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): Rule | undefined {
  const fields = reader.mapping(value, path, keysOf(RULE_KEYS));
  if (fields === undefined) return undefined;
  for (const key of requiredOf(RULE_KEYS)) {
    if (fields[key] === undefined) {
      reader.fail(
        "POLICY-003",
        path,
        `The rule has no \`${key}\``,
        `Add \`${key}:\``,
      );
    }
  }
  const text = (key: TextKey) =>
    reader.text(fields[key], [...path, key], RULE_KEYS[key].shape.most);
  const { priority } = fields;
  if (
    priority !== undefined &&
    !(Number.isInteger(priority) && Number(priority) >= 0 &&
      Number(priority) <= MOST)
  ) {
    reader.wrong(
      [...path, "priority"],
      priority,
      `a whole number from 0 to ${MOST}`,
    );
  }
  const id = text("id");
  const action = reader.word(
    fields["action"],
    [...path, "action"],
    RULE_ACTIONS,
  );
  const condition = fields["conditions"] === undefined
    ? undefined
    : readCondition(reader, fields["conditions"], [...path, "conditions"]);
  const rest = {
    enabled: reader.flag(fields["enabled"], [...path, "enabled"], true),
    mode: reader.word<Mode>(fields["mode"], [...path, "mode"], MODES) ??
      "enforce",
    tags: fields["tags"] === undefined
      ? []
      : reader.texts(fields["tags"], [...path, "tags"]),
  } as const;
  const severity = reader.word(
    fields["severity"],
    [...path, "severity"],
    SEVERITIES,
  );
  const texts = {
    reason: text("reason"),
    warning: text("warning"),
    sampling_guidance: text("sampling_guidance"),
    inference_provider: text("inference_provider"),
  };
  if (id === undefined || action === undefined || condition === undefined) {
    return undefined;
  }
  return {
    id,
    priority: Number(priority),
    action,
    ...rest,
    ...severity === undefined ? {} : { severity },
    ...present(texts),
    condition,
    at: reader.at(path),
  };
}

/** The fields that have a value. */
export function present<T extends Readonly<Record<string, unknown>>>(
  fields: T,
): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
