/** Works out the effective settings: a flag wins over the environment, that over the file, that over the default. */
import {
  compareProblems,
  type Problem,
  type Result,
} from "../problem/problem.ts";
import { fillDefaults } from "./defaults.ts";
import { readTextFile, whyUnreadable } from "./disk.ts";
import {
  type Layered,
  type Origin,
  type ReadFile,
  readSecret,
} from "./layer.ts";
import {
  type Environment,
  readEnvironment,
  refuseLoosening,
} from "./environment.ts";
import {
  type Setting,
  SETTING_NAMES,
  type SettingName,
  SETTINGS,
  type Settings,
} from "./schema.ts";
import { readText, type SettingValue } from "./value.ts";
import {
  CONFIG_VARIABLE,
  readVariables,
  unknownVariables,
} from "./variables.ts";

/** Effective settings and where each value came from. */
export interface Config {
  readonly settings: Settings;
  readonly origins: Readonly<Record<SettingName, Origin>>;
  /** The configuration file that was read, if any. */
  readonly file: string | null;
}

/** What the command line says: setting names (and `config`) without dashes; a repeated flag gives a list. */
export type Flags = Readonly<Record<string, string | readonly string[]>>;

/** Reads every layer; all problems of all layers are reported at once. */
export async function loadConfig(
  flags: Flags,
  environment: Environment = readEnvironment(),
  read: ReadFile = readTextFile,
): Promise<Result<Config>> {
  const file = flagText(flags["config"]) ??
    environment.variables[CONFIG_VARIABLE] ?? null;
  const fromFile = file === null
    ? { ok: true, value: [] } as const
    : await readConfigFile(file, environment, read);
  const layers: readonly Layered[] = [
    ...(fromFile.ok ? fromFile.value : []),
    ...await readVariables(environment.variables, read),
    ...readFlags(flags),
  ];
  const values: Partial<Record<SettingName, SettingValue>> = {};
  const origins: Partial<Record<SettingName, Origin>> = {};
  const problems: Problem[] = [
    ...refuseLoosening(environment),
    ...(fromFile.ok ? [] : fromFile.problems),
    ...unknownVariables(environment.variables),
  ];
  for (const { name, origin, read } of layers) {
    if (!read.ok) problems.push(unreadable(origin, read));
    else [values[name], origins[name]] = [read.value, origin];
  }
  const whole = fillDefaults(values, environment);
  if (!whole.ok) problems.push(...whole.problems);
  if (!whole.ok || problems.length > 0) {
    return { ok: false, problems: problems.sort(compareProblems) };
  }
  const standing = { layer: "default", name: "default" } as const;
  return {
    ok: true,
    value: {
      settings: whole.value,
      origins: Object.fromEntries(
        SETTING_NAMES.map((name) => [name, origins[name] ?? standing]),
      ) as Record<SettingName, Origin>,
      file,
    },
  };
}

// The YAML parser is dear at start, so it is loaded only when there is a file.
async function readConfigFile(
  file: string,
  environment: Environment,
  read: ReadFile,
): Promise<Result<readonly Layered[]>> {
  let text: string;
  try {
    text = await read(file);
  } catch (error) {
    return {
      ok: false,
      problems: [{
        id: "CONFIG-001",
        severity: "high",
        file,
        line: 1,
        column: 1,
        message: `\`${file}\` cannot be read: ${whyUnreadable(error)}`,
        hint: "Name an existing YAML file with --config, or none",
      }],
    };
  }
  const { parseConfig } = await import("./file.ts");
  const parsed = parseConfig(text, file, environment.home);
  if (!parsed.ok) return parsed;
  const origin = { layer: "file", name: file } as const;
  return {
    ok: true,
    value: await Promise.all(
      parsed.value.map(async ({ name, value, secret_file }) => ({
        name,
        origin,
        read: secret_file === null
          ? { ok: true, value } as const
          : await readSecret(name, secret_file, read),
      })),
    ),
  };
}

function readFlags(flags: Flags): readonly Layered[] {
  return SETTING_NAMES.flatMap((name) => {
    const given = flags[name];
    if (given === undefined) return [];
    const setting: Setting = SETTINGS[name];
    const read = typeof given !== "string" && setting.kind === "list"
      ? { ok: true, value: given } as const
      : readText(setting, flagText(given) ?? "");
    const origin = {
      layer: "flag",
      name: setting.flag ?? `--${name}`,
    } as const;
    return [{ name, origin, read }];
  });
}

function flagText(given: string | readonly string[] | undefined) {
  return typeof given === "object" ? given.at(-1) : given;
}

function unreadable(
  { layer, name }: Origin,
  { message, hint }: { readonly message: string; readonly hint: string },
): Problem {
  const file = layer === "flag"
    ? "command line"
    : layer === "environment"
    ? layer
    : name;
  return {
    id: "CONFIG-002",
    severity: "high",
    file,
    line: 1,
    column: 1,
    message: `\`${name}\` ${message}`,
    hint,
  };
}
