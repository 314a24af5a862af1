/** What every layer of settings gives: values, where they came from, and secrets read from their files. */
import { whyUnreadable } from "./disk.ts";
import { type SettingName, SETTINGS } from "./schema.ts";
import { type Read, readText } from "./value.ts";

/** Where a value came from. */
export interface Origin {
  /** Which layer won. */
  readonly layer: "flag" | "environment" | "file" | "default";
  /** The flag, variable or file as the user would name it. */
  readonly name: string;
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
  try {
    return readText(SETTINGS[name], (await read(path)).replace(/\r?\n$/, ""));
  } catch (error) {
    return {
      ok: false,
      message: `names \`${path}\`, which cannot be read: ${
        whyUnreadable(error)
      }`,
      hint: "Name a file that holds the secret alone",
    };
  }
}
