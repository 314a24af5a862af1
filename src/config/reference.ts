/** Makes from the table of settings what people and editors read: JSON Schemas and a reference. */
import { REFUSED } from "./environment.ts";
import { BINARY_GRANTS } from "./grants.ts";
import { ISSUER_KEYS } from "./issuers_table.ts";
import {
  keyOf,
  namesIn,
  type Setting,
  SETTING_NAMES,
  type SettingName,
  SETTINGS,
  variableOf,
} from "./schema.ts";
import { COUNTRY, RATE, schemesOf } from "./value.ts";
import { SECTIONS } from "./setting.ts";

/** What the documentation calls each part, in its order. */
export const PARTS: Readonly<Record<Setting["part"], string>> = {
  policy: "Policy",
  record: "Record",
  data: "Recorded data",
  monitoring: "Security events",
  telemetry: "Telemetry",
  server: "Server",
  tls: "TLS",
  input: "Input",
  limit: "Limits",
  redis: "Limits of several servers",
  network: "Network",
  cors: "Web pages",
  access: "Access",
  lockout: "Lock-out",
  oidc: "Tokens of other issuers",
  hook: "Asking a server",
  log: "Log",
};

const DRAFT = "https://json-schema.org/draft/2020-12/schema";

/** The JSON Schema (draft 2020-12) of the configuration file. */
export function configJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    $schema: DRAFT,
    title: "Superego configuration",
    ...mapping(namesIn(false)),
  };
}

/** The JSON Schema (draft 2020-12) of the file of security policies. */
export function securityJsonSchema(): Readonly<Record<string, unknown>> {
  const sections = SECTIONS.map((section) =>
    [
      section,
      namesIn(true).filter((name) => keyOf(name).startsWith(`${section}.`)),
    ] as const
  );
  return {
    $schema: DRAFT,
    title: "Superego security policies",
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(
      sections.map(([section, names]) => [section, mapping(names)]),
    ),
  };
}

function mapping(
  names: readonly SettingName[],
): Readonly<Record<string, unknown>> {
  return {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(names.map((name) => {
      const setting: Setting = SETTINGS[name];
      const key = keyOf(name).replace(/^.*\./, "");
      return setting.kind === "secret"
        ? [key, {
          type: "string",
          minLength: 1,
          description: `File that holds: ${setting.description}`,
        }]
        : [key, {
          ...shapeOf(setting),
          description: described(setting),
          ...(setting.default === null || setting.kind === "reasons"
            ? {}
            : { default: setting.default }),
        }];
    })),
  };
}

/** The reference of all settings in Markdown, one table a part. */
export function settingsReference(): string {
  const parts = Object.entries(PARTS).map(([part, title]) => {
    const rows = namesOf(part).map((name) => {
      const setting: Setting = SETTINGS[name];
      const secret = setting.kind === "secret";
      return `| ${
        [
          `\`${keyOf(name)}\``,
          `\`${variableOf(name)}\`${secret ? ", `..._FILE`" : ""}${
            setting.flag === undefined ? "" : `, \`${setting.flag}\``
          }`,
          setting.derived ??
            (written(setting) === "" ? "-" : `\`${written(setting)}\``),
          described(setting),
        ].join(" | ")
      } |`;
    });
    return `### ${title}\n\n| key | variable, flag | default | |\n| --- | --- | --- | --- |\n${
      rows.join("\n")
    }\n${part === "oidc" ? issuerReference() : ""}`;
  });
  return parts.join("\n");
}

/** The keys of one issuer of tokens in Markdown. */
function issuerReference(): string {
  const rows = Object.entries(ISSUER_KEYS).map(([key, one]) =>
    `| \`${key}\` | ${one.default ?? "has to be given"} | ${one.description} |`
  );
  return `\n| key of an issuer | default | |\n| --- | --- | --- |\n${
    rows.join("\n")
  }\n`;
}

/** The rights of the binary in Markdown, from the table that it is built with. */
export function grantsReference(): string {
  const rows = BINARY_GRANTS.map(({ kind, allow, why }) =>
    `| ${kind} | ${
      allow === "all"
        ? "all"
        : allow.length === 0
        ? "none"
        : allow.map((value) => `\`${value}\``).join(", ")
    } | ${why} |`
  );
  return `| right | granted | why |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

/** The variables that keep the program from starting, in Markdown. */
export function refusedReference(): string {
  const rows = Object.entries(REFUSED).map(([name, why]) =>
    `| \`${name}\` | ${why} |`
  );
  return `| variable | why |\n| --- | --- |\n${rows.join("\n")}\n`;
}

function namesOf(part: string): readonly SettingName[] {
  return SETTING_NAMES.filter((name) => SETTINGS[name].part === part);
}

function described(setting: Setting): string {
  const [least, most] = setting.range ?? [];
  if (setting.unit !== undefined) {
    return `${setting.description} (${setting.unit}, ${least} to ${most})`;
  }
  return setting.choices === undefined
    ? setting.description
    : `${setting.description} (${setting.choices.join(" or ")})`;
}

function written(setting: Setting): string {
  return setting.default === null ? "" : String(setting.default);
}

function shapeOf(setting: Setting): Readonly<Record<string, unknown>> {
  switch (setting.kind) {
    case "integer":
      return {
        type: "integer",
        minimum: setting.range?.[0],
        maximum: setting.range?.[1],
      };
    case "boolean":
      return { type: "boolean" };
    case "issuers":
      return {
        type: "array",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["issuer", "audience"],
          properties: Object.fromEntries(
            Object.entries(ISSUER_KEYS).map(([key, { shape, description }]) => [
              key,
              { ...shape, description },
            ]),
          ),
        },
      };
    case "list":
    case "networks":
    case "origins": {
      const item = setting.choices === undefined
        ? { type: "string", minLength: 1 }
        : { enum: setting.choices };
      return { anyOf: [{ type: "array", items: item }, item] };
    }
    case "countries":
      return {
        type: "array",
        items: { type: "string", pattern: COUNTRY.source },
      };
    case "rates":
      return {
        type: "array",
        items: { type: "string", pattern: RATE.source },
      };
    case "reasons":
      return {
        type: "object",
        additionalProperties: { type: "string", minLength: 1, maxLength: 500 },
      };
    case "choice":
      return { enum: setting.choices };
    case "url":
      return {
        type: "string",
        format: "uri",
        pattern: `^(${schemesOf(setting).join("|")})://`,
      };
    case "address":
      return {
        type: "string",
        pattern: "^(\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9.-]+):[0-9]{1,5}$",
      };
    case "text":
      return {
        type: "string",
        minLength: setting.range?.[0],
        maxLength: setting.range?.[1],
      };
    case "path":
    case "secret":
      return { type: "string", minLength: 1 };
  }
}
