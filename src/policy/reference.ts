/** The reference of the policy language in Markdown; made from the tables that the reader uses. */
import { type Attribute, EFFECTS } from "../facts/effect.ts";
import { FINDINGS } from "./findings.ts";
import {
  CONDITION_KEYS,
  PATTERN_KEYS,
  TIME_RANGE_KEYS,
} from "./language/condition.ts";
import type { Fields, Shape } from "./language/field.ts";
import {
  CALL_KEYS,
  DEFAULTS_KEYS,
  POLICY_KEYS,
  RULE_KEYS,
  TEST_KEYS,
} from "./language/policy.ts";

/** Every key, effect and finding of the language as Markdown. */
export function policyReference(): string {
  return [
    "# The policy language",
    "A policy is a YAML file. Unknown keys are errors; all errors of a file come at once.",
    "The first enabled rule that matches decides, by priority; at equal priority deny wins, then ask.",
    section("A file", POLICY_KEYS),
    section("`defaults`", DEFAULTS_KEYS),
    section("A rule", RULE_KEYS),
    section("A condition", CONDITION_KEYS),
    section("A pattern object", PATTERN_KEYS),
    PATHS,
    section("`time_range`", TIME_RANGE_KEYS),
    FACTS,
    ...Object.entries(EFFECTS).map(([kind, { description, attributes }]) =>
      `### \`${kind}\`\n\n${description}.\n\n${attributeTable(attributes)}`
    ),
    section("A test", TEST_KEYS),
    section("The call of a test", CALL_KEYS),
    `## Findings\n\n${
      table(
        ["id", "severity", "what"],
        Object.entries(FINDINGS).map(([id, { severity, title }]) => [
          id,
          severity,
          title,
        ]),
      )
    }`,
  ].join("\n\n") + "\n";
}

const PATHS = `## Paths

Arguments that are paths by name (\`path\`, \`file_path\`, \`notebookPath\`, ...) or by the look of the pattern are compared as
written and as they resolve: \`//\`, \`.\`, \`..\`, \`~\`, \`$HOME\`, relative to \`cwd\`, and without regard to case where the file
system has none. A rule that stops or questions a call (deny, ask, sample) holds if any spelling matches; a rule that lets
it run (allow, defer) only if the path matches both as written and resolved. \`NOT\` turns the two around.`;

const FACTS = `## \`facts\`

What the call would really do, worked out without running it. Keys are kinds of effects; several must all be there, and
the attributes of one kind must all hold for one and the same effect. \`true\` means any effect of the kind. A value or a
list of values: any of them suffices. \`NAME_not_in\` (or \`NAME_not\`) means none of them; an attribute that is not known
satisfies that, and nothing else. Texts with \`*\` are globs. Numbers also take \`{gt, gte, lt, lte}\`. A list of such
mappings: any of them suffices. \`only:\` means that there is an effect, and that every effect is one of those listed: use
it to allow. Facts that are incomplete make the policy's \`on_error\` decide, unless a rule has denied the call.`;

function section(title: string, fields: Fields): string {
  const rows = Object.entries(fields).map(([key, field]) => [
    `\`${key}\`${field.required ? " (required)" : ""}`,
    inWords(field.shape),
    field.description,
  ]);
  return `## ${title}\n\n${table(["key", "value", "meaning"], rows)}`;
}

function attributeTable(
  attributes: Readonly<Record<string, Attribute>>,
): string {
  const rows = Object.entries(attributes).map(([name, attribute]) => [
    `\`${name}\``,
    values(attribute),
    attribute.description,
  ]);
  return table(["attribute", "value", "meaning"], rows);
}

function values(attribute: Attribute): string {
  switch (attribute.type) {
    case "flag":
      return "`true`, `false`";
    case "text":
    case "number":
      return attribute.type;
    case "choice":
    case "choices":
      return words(Object.keys(attribute.values));
  }
}

function inWords(shape: Shape): string {
  switch (shape.type) {
    case "flag":
      return "`true`, `false`";
    case "integer":
      return `${shape.least} to ${shape.most}`;
    case "text":
      return "text";
    case "texts":
      return "text or list of texts";
    case "choice":
      return words(shape.values);
    case "choices":
      return `one or more of ${words(shape.values)}`;
    case "defined":
      return shape.name.replaceAll("_", " ");
  }
}

function words(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)]
    .join("\n");
}
