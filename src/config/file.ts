/** Reads the configuration file: strict YAML, one key a setting, every problem at once with line and column. */
import { didYouMean } from "../problem/nearest.ts";
import {
  compareProblems,
  type Problem,
  type Result,
} from "../problem/problem.ts";
import { readYaml, type Yaml } from "../problem/yaml.ts";
import { folderOf } from "./path.ts";
import {
  type Setting,
  SETTING_NAMES,
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
}

/** The key that sets each setting: a secret is named by the file that holds it, never written down itself. */
export const FILE_KEYS: Readonly<Record<string, SettingName>> = Object
  .fromEntries(SETTING_NAMES.map((name) => [
    SETTINGS[name].kind === "secret" ? `${name}_file` : name,
    name,
  ]));

/** Reads the text of a configuration file; relative paths in it start from its folder, `~/` from `home`. */
export function parseConfig(
  text: string,
  file: string,
  home: string | null,
): Result<readonly FileSetting[]> {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return yaml;
  const { value } = yaml.value;
  if (value === null) return { ok: true, value: [] };
  if (typeof value !== "object" || Array.isArray(value)) {
    return {
      ok: false,
      problems: [problem(yaml.value, file, [], "value", {
        message: "The file is no mapping of settings",
        hint:
          "Write one `name: value` a line, for example `listen: 127.0.0.1:8000`",
      })],
    };
  }
  const problems: Problem[] = [];
  const found: FileSetting[] = [];
  for (const [key, given] of Object.entries(value)) {
    const name = Object.hasOwn(FILE_KEYS, key) ? FILE_KEYS[key] : undefined;
    if (name === undefined) {
      problems.push(problem(yaml.value, file, [key], "key", unknownKey(key)));
      continue;
    }
    const setting: Setting = SETTINGS[name];
    const secret = setting.kind === "secret";
    const read = readPlain(
      secret ? { ...setting, kind: "path" } : setting,
      given,
    );
    if (!read.ok) {
      problems.push(problem(yaml.value, file, [key], "value", {
        message: `\`${key}\`: ${read.message}`,
        hint: read.hint,
      }));
      continue;
    }
    const value = placed(setting, read.value, file, home);
    found.push(
      secret
        ? { name, value: "", secret_file: String(value) }
        : { name, value, secret_file: null },
    );
  }
  return problems.length === 0
    ? { ok: true, value: found }
    : { ok: false, problems: problems.sort(compareProblems) };
}

function unknownKey(key: string): { message: string; hint: string } {
  if (Object.hasOwn(FILE_KEYS, `${key}_file`)) {
    return {
      message: `\`${key}\` is a secret and may not stand in the file`,
      hint: `Write \`${key}_file\` with the path of a file that holds it`,
    };
  }
  return {
    message: `\`${key}\` is no setting`,
    hint: didYouMean(key, Object.keys(FILE_KEYS)),
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
      : `${folderOf(file)}/${path}`;
  if (setting.kind === "path" || setting.kind === "secret") {
    return place(String(value));
  }
  return setting.flag === "--policy" && typeof value === "object"
    ? value.map(place)
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
