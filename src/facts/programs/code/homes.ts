/** What code finds in the environment that is known: the home folder, and what holds secrets. */
import { mix } from "../../shell/data.ts";
import { isSecretVariable } from "../../shell/secret_names.ts";
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

/** A variable of the environment by its name. */
const VARIABLE =
  /^(?:ENV|process\.env|os\.environ|Deno\.env|_ENV|_SERVER)\.(\w+)$/;

const HOME: Value = { text: "~", path: true, origins: [] };

/** The home folder, when the value is one of its names; a secret, when it is a variable of such a name. */
export function homeNamed(value: Value): Value {
  const { name, origins } = value;
  if (name === undefined) return value;
  if (NAMES.test(name)) return HOME;
  const variable = VARIABLE.exec(name)?.[1];
  return variable !== undefined && isSecretVariable(variable)
    ? { name, origins: mix(origins, ["token"]) }
    : value;
}

/** The home folder or a secret, when the call gives it. */
export function homeGiven(
  name: string,
  args: readonly Value[],
): Value | undefined {
  const [first] = args;
  if (CALLS.test(name) && first === undefined) return HOME;
  if (!GETTERS.test(name) || first?.text === undefined) return undefined;
  if (first.text === "HOME") return HOME;
  return isSecretVariable(first.text)
    ? { name: `ENV.${first.text}`, origins: ["environment", "token"] }
    : undefined;
}

/** Whether a value is a secret of the environment itself, rather than something that was made of one. */
export function isSecret({ name, origins }: Value): boolean {
  return origins.includes("token") && VARIABLE.test(name ?? "");
}
