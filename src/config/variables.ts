/** Reads the settings that environment variables give. */
import { didYouMean } from "../problem/nearest.ts";
import type { Problem } from "../problem/problem.ts";
import { type Layered, type ReadFile, readSecret } from "./layer.ts";
import {
  SETTING_NAMES,
  type SettingName,
  SETTINGS,
  variableOf,
} from "./schema.ts";
import { type Read, readText } from "./value.ts";

/** The variable that names the configuration file. */
export const CONFIG_VARIABLE = "SUPEREGO_CONFIG";

/** Every variable that is one of ours, the configuration file's and the secrets' `_FILE` included. */
export const VARIABLES: readonly string[] = [
  CONFIG_VARIABLE,
  ...SETTING_NAMES.flatMap((name) =>
    SETTINGS[name].kind === "secret"
      ? [variableOf(name), `${variableOf(name)}_FILE`]
      : [variableOf(name)]
  ),
];

/** The settings that are set, with `SUPEREGO_..._FILE` read from its file for secrets. */
export async function readVariables(
  variables: Readonly<Record<string, string>>,
  read: ReadFile,
): Promise<readonly Layered[]> {
  const found: Layered[] = [];
  for (const name of SETTING_NAMES) {
    const variable = variableOf(name);
    const text = variables[variable];
    const path = SETTINGS[name].kind === "secret"
      ? variables[`${variable}_FILE`]
      : undefined;
    if (text !== undefined) {
      found.push({
        name,
        origin: { layer: "environment", name: variable },
        read: path === undefined ? await readOne(name, text) : {
          ok: false,
          message: `and \`${variable}_FILE\` are both set`,
          hint: "Keep one of them",
        },
      });
    } else if (path !== undefined) {
      found.push({
        name,
        origin: {
          layer: "environment",
          name: `${variable}_FILE`,
          secret_file: path,
        },
        read: await readSecret(name, path, read),
      });
    }
  }
  return found;
}

// How issuers are read is long, and hooks never ask.
async function readOne(name: SettingName, text: string): Promise<Read> {
  return SETTINGS[name].kind === "issuers" && text !== ""
    ? (await import("./issuers.ts")).issuersOf(text)
    : readText(SETTINGS[name], text);
}

/** One problem for each `SUPEREGO_` variable that is no setting. */
export function unknownVariables(
  variables: Readonly<Record<string, string>>,
): readonly Problem[] {
  return Object.keys(variables).filter((name) => !VARIABLES.includes(name)).map(
    (name) => ({
      id: "CONFIG-003",
      severity: "high",
      file: "environment",
      line: 1,
      column: 1,
      message: `\`${name}\` is no setting`,
      hint: didYouMean(name, VARIABLES),
    }),
  );
}
