/** Writes the files of the hardened set-up: every setting with what it does, its unit, its default, and its value there. */
import { stringify } from "yaml";
import {
  keyOf,
  namesIn,
  type Setting,
  type SettingName,
  SETTINGS,
  variableOf,
} from "../../src/config/schema.ts";
import { PARTS } from "../../src/config/reference.ts";
import { CONFIG_VARIABLE } from "../../src/config/variables.ts";
import { EXAMPLES, HARDENED, NEEDED, PLACEHOLDER } from "./hardened.ts";

const WIDTH = 100;

/** The configuration file. */
export function productionConfig(): string {
  return [
    "# yaml-language-server: $schema=./generated/superego.schema.json",
    ...comment(
      "The configuration of the hardened set-up. docker-compose.security.yml mounts it, and SUPEREGO_CONFIG names it. It is generated: copy it for values of your own, and `superego check FILE` judges the copy. A variable wins over what stands here. security-policies.yaml beside it is read, too.",
    ),
    ...byPart(namesIn(false), ""),
  ].join("\n") + "\n";
}

/** The file of security policies, in sections. */
export function securityPolicies(): string {
  const names = namesIn(true);
  const sections = [...new Set(names.map((name) => sectionOf(name) ?? ""))];
  return [
    "# yaml-language-server: $schema=./generated/security-policies.schema.json",
    ...comment(
      "The security policies of the hardened set-up: who may ask, how often, from where, and what is an alarm. The server reads it beside its configuration file. It is generated: copy it for values of your own. For each key security/README.md names the test that flips it and sees the server behave otherwise.",
    ),
    ...sections.flatMap((section) => [
      "",
      `${section}:`,
      ...byPart(names.filter((name) => sectionOf(name) === section), "  ")
        .slice(1),
    ]),
  ].join("\n") + "\n";
}

/** The same as variables, for where there is no file: an environment file of Docker, Compose or systemd. */
export function environmentTemplate(): string {
  const lines = comment(
    `Superego in production by variables alone, with the values of production-config.yaml and security-policies.yaml. It is generated: copy it to .env.production, put your own in place of each ${PLACEHOLDER}, and give it to \`docker run --env-file\`, to \`env_file\` of Compose or to \`EnvironmentFile\` of systemd. A secret is never a variable here but a file that the variable names: with ${PLACEHOLDER} left in, the server does not start. What has a # before it is not set. A flag wins over a variable, a variable over a file.`,
  );
  lines.push(
    "",
    ...comment("Configuration file (YAML), where there is one"),
    `#${CONFIG_VARIABLE}=/etc/superego/production-config.yaml`,
  );
  for (const [part, title] of Object.entries(PARTS)) {
    lines.push("", `# ==== ${title} ====`);
    for (const name of [...namesIn(false), ...namesIn(true)]) {
      const setting: Setting = SETTINGS[name];
      if (setting.part !== part) continue;
      const secret = setting.kind === "secret";
      const value = secret ? PLACEHOLDER : asText(name);
      const set = secret
        ? NEEDED.includes(name)
        : name in HARDENED || defaultOf(name) !== "";
      lines.push(
        "",
        ...described(name),
        `${set ? "" : "#"}${variableOf(name)}${secret ? "_FILE" : ""}=${value}`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

function sectionOf(name: SettingName): string | undefined {
  const { section }: Setting = SETTINGS[name];
  return section;
}

function byPart(names: readonly SettingName[], indent: string): string[] {
  const lines: string[] = [];
  for (const [part, title] of Object.entries(PARTS)) {
    const own = names.filter((name) => SETTINGS[name].part === part);
    if (own.length === 0) continue;
    lines.push("", `${indent}# ==== ${title} ====`);
    for (const name of own) {
      lines.push(
        "",
        ...[...described(name), ...line(name)].map((text) =>
          `${indent}${text}`
        ),
      );
    }
  }
  return lines;
}

// What it does; its unit, bounds and default; and why it is not the default.
function described(name: SettingName): string[] {
  const { description, unit, range, choices, kind, derived }: Setting =
    SETTINGS[name];
  const { why } = HARDENED[name] ?? {};
  const standing = derived?.replaceAll("`", "") ?? defaultOf(name);
  const facts = [
    ...kind === "secret" ? ["secret, so its file is named"] : [],
    ...unit === undefined ? [] : [`${unit}, ${range?.[0]} to ${range?.[1]}`],
    ...choices === undefined ? [] : [choices.join(" or ")],
    `default: ${standing === "" ? "none" : standing}`,
    ...EXAMPLES[name] === undefined ? [] : [`for example ${EXAMPLES[name]}`],
  ];
  return [
    ...comment(description),
    ...comment(facts.join("; ")),
    ...why === undefined ? [] : comment(`Here: ${why}`),
  ];
}

function line(name: SettingName): string[] {
  const setting: Setting = SETTINGS[name];
  const key = keyOf(name).replace(/^.*\./, "");
  if (setting.kind === "secret") {
    return [`# ${key}: /run/secrets/superego_${name}`];
  }
  if (setting.kind === "reasons") {
    return [`${key}: {}`];
  }
  const value = HARDENED[name]?.value ?? setting.default;
  return value === null
    ? [`# ${key}: ${EXAMPLES[name] ?? ""}`]
    : stringify({ [key]: value }, { lineWidth: 0 }).trimEnd().split("\n");
}

function defaultOf(name: SettingName): string {
  const { default: standing }: Setting = SETTINGS[name];
  return standing === null ? "" : `${standing}`;
}

function asText(name: SettingName): string {
  return `${
    HARDENED[name]?.value ?? (defaultOf(name) || (EXAMPLES[name] ?? ""))
  }`;
}

/** A text as lines of comment that are not too long. */
function comment(text: string): string[] {
  const lines: string[] = [];
  let current = "#";
  for (const word of text.split(" ")) {
    if (current.length + word.length >= WIDTH && current !== "#") {
      lines.push(current);
      current = "#";
    }
    current += ` ${word}`;
  }
  return [...lines, current];
}
