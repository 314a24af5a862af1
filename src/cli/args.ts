/** Reads the words after a verb by the command table. */
import { type Given, readGiven, settingsGiven } from "./given.ts";
import { type VerbName, VERBS } from "./table.ts";

export { type Given, UsageError } from "./given.ts";

/** Reads `args` by the table's entry for `verb`; throws {@linkcode UsageError}. */
export function readArgs(verb: VerbName, args: readonly string[]): Given {
  return readGiven(verb, VERBS[verb], args);
}

/** The flags that set settings, as the configuration loader takes them. */
export function settingFlags(
  verb: VerbName,
  given: Given,
): Readonly<Record<string, string | readonly string[]>> {
  return settingsGiven(VERBS[verb], given);
}
