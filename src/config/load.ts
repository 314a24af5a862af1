/** Works out the effective settings: a flag wins over the environment, that over the file, that over the default. */
import { causeInWords } from "../problem/cause.ts";
import {
  compareProblems,
  type Problem,
  type Result,
} from "../problem/problem.ts";
import { fillDefaults } from "./defaults.ts";
import { readTextFile } from "./disk.ts";
import {
  type Layered,
  type Origin,
  placeOf,
  type ReadFile,
  readSecret,
} from "./layer.ts";
import {
  type Environment,
  readEnvironment,
  refuseLoosening,
} from "./environment.ts";
import {
  keyOf,
  type Setting,
  SETTING_NAMES,
  type SettingName,
  SETTINGS,
  type Settings,
} from "./schema.ts";
import { folderOf } from "./path.ts";
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
    ? NOTHING
    : await readConfigFile(file, environment, read);
  const outside = [
    ...await readVariables(environment.variables, read),
    ...readFlags(flags),
  ];
  const told = [...(fromFile.ok ? fromFile.value : []), ...outside];
  const second = await readSecondFile(file, told, environment, read);
  const layers = [...(second.ok ? second.value : []), ...told];
  const values: Partial<Record<SettingName, SettingValue>> = {};
  const origins: Partial<Record<SettingName, Origin>> = {};
  const problems: Problem[] = [
    ...refuseLoosening(environment),
    ...(fromFile.ok ? [] : fromFile.problems),
    ...(second.ok ? [] : second.problems),
    ...unknownVariables(environment.variables),
  ];
  for (const { name, origin, read } of layers) {
    if (!read.ok) problems.push(unreadable(name, origin, read));
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

const NOTHING = { ok: true, value: [] } as const;

/** The file of security policies that is looked for beside the configuration file. */
const BESIDE = "security-policies.yaml";

// The file that a setting names has to be there; one that is only looked for may be absent.
async function readSecondFile(
  file: string | null,
  told: readonly Layered[],
  environment: Environment,
  read: ReadFile,
): Promise<Result<readonly Layered[]>> {
  const named = told.findLast(({ name, read }) =>
    name === "security_policies" && read.ok
  )?.read;
  if (named?.ok) {
    return await readConfigFile(String(named.value), environment, read, true);
  }
  if (file === null) return NOTHING;
  const beside = file.includes("/") ? `${folderOf(file)}/${BESIDE}` : BESIDE;
  const absent = await read(beside).then(
    () => false,
    // One that is there and cannot be read is told of below.
    (error) => error instanceof Deno.errors.NotFound,
  );
  if (absent) return NOTHING;
  const found = await readConfigFile(beside, environment, read, true);
  if (!found.ok) return found;
  const origin = { layer: "file", name: beside } as const;
  return {
    ok: true,
    value: [...found.value, {
      name: "security_policies",
      origin,
      read: { ok: true, value: beside },
    }],
  };
}

// The YAML parser is dear at start, so it is loaded only when there is a file.
async function readConfigFile(
  file: string,
  environment: Environment,
  read: ReadFile,
  security = false,
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
        message: `\`${file}\` cannot be read: ${causeInWords(error)}`,
        hint: security
          ? "Name an existing YAML file with `security_policies`, or none"
          : "Name an existing YAML file with --config, or none",
      }],
    };
  }
  const { parseConfig, parseSecurity } = await import("./file.ts");
  const parse = security ? parseSecurity : parseConfig;
  const parsed = parse(text, file, environment.home);
  if (!parsed.ok) return parsed;
  return {
    ok: true,
    value: await Promise.all(
      parsed.value.map(async ({ name, value, secret_file, at }) => ({
        name,
        origin: {
          layer: "file",
          name: file,
          at,
          ...secret_file === null ? {} : { secret_file },
        } as const,
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

// What a layer gives and may still be wrong in the file is a secret, under the key that names its file.
function unreadable(
  setting: SettingName,
  origin: Origin,
  { message, hint }: { readonly message: string; readonly hint: string },
): Problem {
  return {
    id: "CONFIG-002",
    severity: "high",
    ...placeOf(origin),
    message: `\`${
      origin.layer === "file" ? keyOf(setting) : origin.name
    }\` ${message}`,
    hint,
  };
}
