/** What a flag and a verb are to the command table, and the flags that several verbs have. */

import { PROFILES } from "../config/setting.ts";

/** One flag of a verb. */
export interface Flag {
  /** What its value is called in help; absent for a switch, which takes none. */
  readonly value?: string;
  /** What kind of value it takes; text when absent. */
  readonly kind?: "integer" | "choice";
  /** The words of a choice. */
  readonly choices?: readonly string[];
  /** The verb's actions that use it; all of them when absent. */
  readonly of?: readonly string[];
  /** Whether it may be given several times. */
  readonly many?: true;
  /** Whether it sets the setting of the same name. */
  readonly setting?: true;
  /** What it does, one line without a final period. */
  readonly summary: string;
}

/** One verb. */
export interface Verb {
  /** What it does, one line without a final period. */
  readonly summary: string;
  /** The words that may or must stand first, for example `test` and `lint`. */
  readonly actions?: readonly string[];
  /** What else may follow, as help shows it. */
  readonly operands?: string;
  /** Its flags by name, without dashes. */
  readonly flags: Readonly<Record<string, Flag>>;
  /** Command lines to paste, each with a word on what it does. */
  readonly examples: readonly (readonly [line: string, purpose: string])[];
}

/** `--config`. */
export const CONFIG: Flag = {
  value: "FILE",
  setting: true,
  summary: "Configuration file",
};
/** `--policy`. */
export const POLICY: Flag = {
  value: "FILE",
  many: true,
  setting: true,
  summary:
    "Policy file, instead of the shipped policy; the word `shipped` names that one",
};
/** `--profile`. */
export const PROFILE: Flag = {
  value: "NAME",
  kind: "choice",
  choices: PROFILES,
  setting: true,
  summary: "How much is stopped (`standard` when absent)",
};
/** `--audit`. */
export const AUDIT: Flag = {
  value: "FILE",
  setting: true,
  summary: "File to which every decision is appended before its answer",
};
/** `--format` with its words. */
export function format(...choices: readonly string[]): Flag {
  return {
    value: "FORMAT",
    kind: "choice",
    choices,
    summary: "Form of the result",
  };
}
