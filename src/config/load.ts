/** Works out the effective settings: a flag wins over the environment, that over the file, that over the default. */
import type { Result } from "../problem/problem.ts";
import type { SettingName, Settings } from "./schema.ts";

/** Where a value came from. */
export interface Origin {
  /** Which layer won. */
  readonly layer: "flag" | "environment" | "file" | "default";
  /** The flag, variable or file as the user would name it. */
  readonly name: string;
}

/** Effective settings and where each value came from. */
export interface Config {
  readonly settings: Settings;
  readonly origins: Readonly<Record<SettingName, Origin>>;
  /** The configuration file that was read, if any. */
  readonly file: string | null;
}

/** What the command line says: setting names (and `config`) without dashes; a repeated flag gives a list. */
export type Flags = Readonly<Record<string, string | readonly string[]>>;
