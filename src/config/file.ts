/** Reads the configuration file and the file of security policies: strict YAML, every problem at once with line and column. */
import type { TurnedOff } from "../policy/mod.ts";
import { didYouMean } from "../problem/nearest.ts";
import {
  compareProblems,
  type Problem,
  type Result,
} from "../problem/problem.ts";
import { type Position, readYaml, type Yaml } from "../problem/yaml.ts";
import { readIssuers } from "./issuers.ts";
import { folderOf } from "./path.ts";
import {
  keyOf,
  namesIn,
  type Setting,
  type SettingName,
  SETTINGS,
} from "./schema.ts";
import { readPlain, type SettingValue } from "./value.ts";

/** One setting of the file. */
export interface FileSetting {
  readonly name: SettingName;
  /** Its value; the empty text for a secret. */
  readonly value: SettingValue;
  /** The file that holds the secret, for a secret. */
  readonly secret_file: string | null;
  /** Where its value stands. */
  readonly at: Position;
}

/** The settings of each key of a file; a secret is named by the file that holds it, never written down itself. */
type Keys = Readonly<Record<string, SettingName>>;

/** What the configuration file may hold. */
export const FILE_KEYS: Keys = keysIn(false);

/** What the file of security policies may hold, each key with its section and a point before it. */
export const SECURITY_KEYS: Keys = keysIn(true);

/** The sections that hold anything. */
export const SECURITY_SECTIONS: readonly string[] = [
  ...new Set(Object.keys(SECURITY_KEYS).map((key) => key.split(".")[0] ?? "")),
];

/** Reads the text of a configuration file; relative paths in it start from its folder, `~/` from `home`. */
export function parseConfig(
  text: string,
  file: string,
  home: string | null,
): Result<readonly FileSetting[]> {
  return parse(text, file, home, FILE_KEYS);
}

/** Reads the text of a file of security policies, in the same way; its keys stand in sections. */
export function parseSecurity(
  text: string,
  file: string,
  home: string | null,
): Result<readonly FileSetting[]> {
  return parse(text, file, home, SECURITY_KEYS);
}

function keysIn(security: boolean): Keys {
  return Object.fromEntries(
    namesIn(security).map((name) => [keyOf(name), name]),
  );
}

function parse(
  text: string,
  file: string,
  home: string | null,
  keys: Keys,
): Result<readonly FileSetting[]> {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return yaml;
  const problems: Problem[] = [];
  const found: FileSetting[] = [];
  for (const [path, given] of entriesOf(yaml.value, file, keys, problems)) {
    const key = path.join(".");
    const name = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (name === undefined) {
      problems.push(
        problem(yaml.value, file, path, "key", unknownKey(key, keys)),
      );
      continue;
    }
    const read = readSetting(name, path, given, {
      yaml: yaml.value,
      file,
      home,
    });
    if ("message" in read) {
      problems.push(problem(yaml.value, file, path, "value", read));
    } else found.push(read);
  }
  return problems.length === 0
    ? { ok: true, value: found }
    : { ok: false, problems: problems.sort(compareProblems) };
}

// Every key with its way to it: of a section, the keys below it.
function entriesOf(
  yaml: Yaml,
  file: string,
  keys: Keys,
  problems: Problem[],
): readonly (readonly [readonly string[], unknown])[] {
  const { value } = yaml;
  if (value === null) return [];
  if (!isMapping(value)) {
    problems.push(problem(yaml, file, [], "value", {
      message: "The file is no mapping of settings",
      hint: keys === SECURITY_KEYS
        ? `Write sections, each with one \`name: value\` a line: ${
          SECURITY_SECTIONS.join(", ")
        }`
        : "Write one `name: value` a line, for example `listen: 127.0.0.1:8000`",
    }));
    return [];
  }
  if (keys !== SECURITY_KEYS) {
    return Object.entries(value).map(([key, given]) => [[key], given]);
  }
  return Object.entries(value).flatMap(([section, below]) => {
    if (!SECURITY_SECTIONS.includes(section)) {
      problems.push(problem(yaml, file, [section], "key", {
        message: `\`${section}\` is no section`,
        hint: Object.hasOwn(FILE_KEYS, section)
          ? "Write it in the configuration file"
          : didYouMean(section, SECURITY_SECTIONS),
      }));
      return [];
    }
    if (below === null) return [];
    if (isMapping(below)) {
      return Object.entries(below).map((
        [key, given],
      ) => [[section, key], given] as const);
    }
    problems.push(problem(yaml, file, [section], "value", {
      message: `\`${section}\` is no mapping of settings`,
      hint: "Write one `name: value` a line below it",
    }));
    return [];
  });
}

interface Place {
  readonly yaml: Yaml;
  readonly file: string;
  readonly home: string | null;
}

function readSetting(
  name: SettingName,
  path: readonly string[],
  given: unknown,
  { yaml, file, home }: Place,
): FileSetting | { readonly message: string; readonly hint: string } {
  const setting: Setting = SETTINGS[name];
  const secret = setting.kind === "secret";
  const read = setting.kind === "issuers"
    ? readIssuers(given)
    : readPlain(secret ? { ...setting, kind: "path" } : setting, given);
  if (!read.ok) {
    return {
      message: `\`${path.join(".")}\`: ${read.message}`,
      hint: read.hint,
    };
  }
  const at = yaml.locate(path);
  const value = setting.kind === "reasons"
    ? (read.value as readonly TurnedOff[]).map((one) => ({
      ...one,
      file,
      ...yaml.locate([...path, one.name], "key"),
    }))
    : placed(setting, read.value, file, home);
  return secret
    ? { name, value: "", secret_file: String(value), at }
    : { name, value, secret_file: null, at };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unknownKey(
  key: string,
  keys: Keys,
): { message: string; hint: string } {
  if (Object.hasOwn(keys, `${key}_file`)) {
    return {
      message: `\`${key}\` is a secret and may not stand in the file`,
      hint: `Write \`${key}_file\` with the path of a file that holds it`,
    };
  }
  const name = key.split(".").at(-1) ?? key;
  const elsewhere = Object.keys(SECURITY_KEYS).find((one) =>
    one.split(".")[1] === name
  );
  return {
    message: `\`${key}\` is no setting`,
    hint: keys === FILE_KEYS && SECURITY_SECTIONS.includes(key)
      ? `It is a section of the file of security policies: write it into \`security-policies.yaml\` beside this file, or into the one that \`security_policies\` names`
      : keys === FILE_KEYS && elsewhere !== undefined
      ? `Write it in the file of security policies, as \`${elsewhere}\``
      : keys === SECURITY_KEYS && Object.hasOwn(FILE_KEYS, name)
      ? `Write \`${name}\` in the configuration file`
      : didYouMean(key, Object.keys(keys)),
  };
}

// Where the program was started says nothing about the file, so its paths start from itself.
function placed(
  setting: Setting,
  value: SettingValue,
  file: string,
  home: string | null,
): SettingValue {
  const place = (path: string) =>
    path.startsWith("/") || path === "shipped"
      ? path
      : path.startsWith("~/") && home !== null
      ? `${home}/${path.slice(2)}`
      : file.includes("/")
      ? `${folderOf(file)}/${path}`
      : path;
  if (setting.kind === "path" || setting.kind === "secret") {
    return place(String(value));
  }
  return setting.flag === "--policy" && typeof value === "object"
    ? (value as readonly string[]).map(place)
    : value;
}

function problem(
  yaml: Yaml,
  file: string,
  path: readonly string[],
  part: "key" | "value",
  said: { readonly message: string; readonly hint: string },
): Problem {
  return {
    id: "CONFIG-002",
    severity: "high",
    file,
    ...yaml.locate(path, part),
    ...said,
  };
}
