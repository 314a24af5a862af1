/** Reads the tests of a policy: calls, and what is wanted of them. */
import type { YamlPath } from "../../problem/yaml.ts";
import { TRANSPORTS } from "../asked.ts";
import { keysOf, requiredOf } from "../language/field.ts";
import { CALL_KEYS, TEST_KEYS } from "../language/policy.ts";
import type { Annotations } from "../../facts/call.ts";
import { type PolicyTest, RULE_ACTIONS } from "../model.ts";
import type { Reader } from "./reader.ts";
import { present } from "./rule.ts";

/** Every test of a list. */
export function readTests(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): readonly PolicyTest[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    return reader.wrong(path, value, "a list of tests") ?? [];
  }
  return value.flatMap((one, index) =>
    readTest(reader, one, [...path, index]) ?? []
  );
}

function readTest(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): PolicyTest | undefined {
  const fields = reader.mapping(value, path, keysOf(TEST_KEYS));
  if (fields === undefined) return undefined;
  for (const key of requiredOf(TEST_KEYS)) {
    if (fields[key] === undefined) {
      reader.fail(
        "POLICY-003",
        path,
        `The test has no \`${key}\``,
        `Add \`${key}:\``,
      );
    }
  }
  const text = (key: string) => reader.text(fields[key], [...path, key]);
  const want = reader.word(fields["want"], [...path, "want"], RULE_ACTIONS);
  const call = fields["call"] === undefined
    ? undefined
    : readCall(reader, fields["call"], [...path, "call"]);
  const now = text("now");
  if (now !== undefined && Number.isNaN(Date.parse(now))) {
    reader.wrong(
      [...path, "now"],
      now,
      "a moment such as `2026-01-31T09:00:00Z`",
    );
  }
  const want_rule = fields["want_rule"] === null ? null : text("want_rule");
  const transport = reader.word(
    fields["transport"],
    [...path, "transport"],
    TRANSPORTS,
  );
  const more = present({
    result: reader.text(
      fields["result"],
      [...path, "result"],
      TEST_KEYS.result.shape.most,
    ),
    want_rule,
    spares: text("spares"),
    now,
    transport,
    principal: text("principal"),
    mcp_server: text("mcp_server"),
  });
  const name = text("name");
  if (want === undefined || call === undefined) return undefined;
  const at = reader.at(path);
  return {
    name: name ?? `${call.tool_name} at line ${at[0]}`,
    call,
    want,
    ...more,
    file: reader.file,
    at,
  };
}

function readCall(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): PolicyTest["call"] | undefined {
  const fields = reader.mapping(value, path, keysOf(CALL_KEYS));
  if (fields === undefined) return undefined;
  const text = (key: string) => reader.text(fields[key], [...path, key]);
  const tool_name = reader.text(fields["tool_name"] ?? null, [
    ...path,
    "tool_name",
  ]);
  const parameters = fields["parameters"] ?? fields["tool_input"] ?? {};
  if (
    typeof parameters !== "object" || parameters === null ||
    Array.isArray(parameters)
  ) {
    return reader.wrong(
      [...path, "parameters"],
      parameters,
      "a mapping of arguments",
    );
  }
  if (tool_name === undefined) return undefined;
  const rest = present({
    cwd: text("cwd"),
    session_id: text("session_id"),
    agent_id: text("agent_id"),
    agent: text("agent"),
    annotations: readAnnotations(reader, fields["annotations"], [
      ...path,
      "annotations",
    ]),
  });
  return {
    tool_name,
    parameters: parameters as Record<string, unknown>,
    ...rest,
  };
}

function readAnnotations(
  reader: Reader,
  value: unknown,
  path: YamlPath,
): Annotations | undefined {
  if (value === undefined) return undefined;
  const hints = ["readOnlyHint", "destructiveHint", "openWorldHint"];
  const fields = reader.mapping(value, path, hints) ?? {};
  for (const hint of hints) reader.flag(fields[hint], [...path, hint], false);
  return fields as Annotations;
}
