/** What every layer of settings gives: values, where they came from, and secrets read from their files. */
import type { Problem } from "../problem/problem.ts";
import type { Position } from "../problem/yaml.ts";
import { causeInWords } from "../problem/cause.ts";
import { isOpenToOthers } from "./disk.ts";
import { type Setting, type SettingName, SETTINGS } from "./schema.ts";
import { type Read, readText } from "./value.ts";

/** Where a value came from. */
export interface Origin {
  /** Which layer won. */
  readonly layer: "flag" | "environment" | "file" | "default";
  /** The flag, variable or file as the user would name it. */
  readonly name: string;
  /** Where in the file the value stands, for a file. */
  readonly at?: Position;
  /** The file that a secret was read from. */
  readonly secret_file?: string;
}

/** Where a problem with a value that came from here is to be mended; a word for what is no file. */
export function placeOf(
  { layer, name, at }: Origin,
): Pick<Problem, "file" | "line" | "column"> {
  const file = layer === "flag"
    ? "command line"
    : layer === "file"
    ? name
    : layer === "default"
    ? "defaults"
    : layer;
  return { file, line: at?.line ?? 1, column: at?.column ?? 1 };
}

/** Puts problems whose `file` is a setting's name where that setting was given. */
export function placed(
  problems: readonly Problem[],
  origins: Readonly<Record<SettingName, Origin>>,
): readonly Problem[] {
  return problems.map((problem) =>
    Object.hasOwn(origins, problem.file)
      ? { ...problem, ...placeOf(origins[problem.file as SettingName]) }
      : problem
  );
}

/** One setting as one layer gives it. */
export interface Layered {
  readonly name: SettingName;
  readonly origin: Origin;
  readonly read: Read;
}

/** Reads a text file; rejects with the reason. */
export type ReadFile = (path: string) => Promise<string>;

/** Reads a secret from the file that holds it; one line break at its end is not part of it. */
export async function readSecret(
  name: SettingName,
  path: string,
  read: ReadFile,
): Promise<Read> {
  const { owner_only }: Setting = SETTINGS[name];
  if (owner_only && await isOpenToOthers(path)) {
    return {
      ok: false,
      message:
        `names \`${path}\`, which others may read, or its group may change`,
      hint: `Close it: chmod 600 ${path}`,
    };
  }
  try {
    return readText(SETTINGS[name], (await read(path)).replace(/\r?\n$/, ""));
  } catch (error) {
    return {
      ok: false,
      message: `names \`${path}\`, which cannot be read: ${
        causeInWords(error)
      }`,
      hint: "Name a file that holds the secret alone",
    };
  }
}
