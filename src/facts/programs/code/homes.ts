/** Names by which languages call the home folder. */
import type { Value } from "./values.ts";

/** Values that are the home folder. */
const NAMES =
  /^(?:ENV|process\.env|os\.environ|Deno\.env|_ENV|_SERVER)\.HOME$|^(?:Dir\.home|Etc\.getpwuid\.dir)$/;

/** Calls that give it. */
const CALLS =
  /^(?:Dir\.home|(?:pathlib\.)?Path\.home|(?:os\.)?(?:homedir|homeDir)|Deno\.homeDir|File\.expand_path)$/;

/** Calls that give a variable of the environment. */
const GETTERS =
  /^(?:(?:os\.)?getenv|os\.environ\.get|ENV\.fetch|Deno\.env\.get|(?:java\.lang\.)?System\.getenv|Sys\.getenv)$/;

const HOME: Value = { text: "~", path: true, origins: [] };

/** The home folder, when the value is one of its names. */
export function homeNamed(value: Value): Value {
  return value.name !== undefined && NAMES.test(value.name) ? HOME : value;
}

/** The home folder, when the call gives it. */
export function homeGiven(
  name: string,
  args: readonly Value[],
): Value | undefined {
  const [first] = args;
  if (CALLS.test(name) && first === undefined) return HOME;
  return GETTERS.test(name) && first?.text === "HOME" ? HOME : undefined;
}
