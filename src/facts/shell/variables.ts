/** What variables hold: assigned ones, those that every shell has, and those of the environment. */
import { type Data, dataOf, known, NOTHING, UNKNOWN } from "./data.ts";
import type { Frame } from "./frame.ts";
import { noteValue } from "./environment.ts";
import { unite, type Variable } from "./scope.ts";
import { isSecretVariable } from "./secret_names.ts";

/** Longer values are not followed; doubling one again and again would never end. */
const MOST_TEXT = 65_536;

/** References to references are followed this far. */
const MOST_REFERENCES = 4;

/** The name that a name stands for, through `declare -n`. */
export function resolveName(frame: Frame, name: string): string {
  let at = name;
  for (let i = 0; i < MOST_REFERENCES; i++) {
    const refers = frame.scope.variable(at)?.refers;
    if (refers === undefined) return at;
    at = refers;
  }
  return at;
}

/** What a variable holds that nothing was said about: what the environment has. */
export function outside(name: string): Data {
  return isSecretVariable(name) ? SECRET : UNKNOWN;
}

const SECRET: Data = { text: undefined, origins: ["token"] };

/** The value of a variable; `null` when it is known to be unset, `undefined` when nothing was said about it. */
export function valueOf(
  frame: Frame,
  given: string,
): Data | null | undefined {
  const name = resolveName(frame, given);
  const variable = frame.scope.variable(name);
  if (variable === null) return null;
  if (variable !== undefined) return pick(frame, name, variable);
  return special(frame, name);
}

function pick(frame: Frame, name: string, variable: Variable): Data {
  const { values } = variable;
  const { machine } = frame;
  if (values.length < 2) return values[0] ?? NOTHING;
  const chosen = machine.picks.get(name);
  if (chosen === undefined) machine.consulted.set(name, values.length);
  return values[Math.min(chosen ?? 0, values.length - 1)] ?? NOTHING;
}

function special(frame: Frame, name: string): Data | null | undefined {
  const { scope, machine } = frame;
  if (/^\d+$/.test(name)) {
    if (name === "0") return known("bash");
    const field = scope.positional[Number(name) - 1];
    if (field !== undefined) return dataOf(field);
    return frame.calls.length > 0 ? null : undefined;
  }
  switch (name) {
    case "HOME":
      return known(
        frame.within === "here" ? machine.place.home ?? "~" : "~",
      );
    case "PWD":
      return scope.cwd === undefined ? UNKNOWN : known(scope.cwd);
    case "TMPDIR":
    case "TEMP":
    case "TMP":
      return known("/tmp");
    case "IFS":
      return known(" \t\n");
    case "SHELL":
    case "BASH":
      return known("/bin/bash");
    case "USER":
    case "LOGNAME":
    case "USERNAME": {
      const user = machine.place.home?.split("/").at(-1);
      return user === undefined ? undefined : known(user);
    }
    case "?":
      return known("0");
    case "#":
      return known(String(scope.positional.length));
    case "$":
    case "!":
    case "BASHPID":
    case "PPID":
    case "SECONDS":
    case "RANDOM":
    case "EPOCHSECONDS":
      return known("4242");
    case "-":
      return known("hB");
    default:
      return undefined;
  }
}

/** Assigns to a variable what its attributes make of the value. */
export function assign(
  frame: Frame,
  given: string,
  written: Data,
  change: Partial<Variable> = {},
): void {
  const { scope, machine } = frame;
  const name = resolveName(frame, given);
  const before = scope.variable(name);
  const letters = change.letters ?? before?.letters;
  const integer = change.integer ?? before?.integer === true;
  const value = integer ? numberIn(frame, written) : written;
  const text = letters === "lower"
    ? value.text?.toLowerCase()
    : letters === "upper"
    ? value.text?.toUpperCase()
    : value.text;
  const data: Data = text === undefined || text.length > MOST_TEXT
    ? { ...value, text: undefined }
    : text === value.text
    ? value
    : { ...value, text };
  noteValue(frame, name, data);
  scope.assign(name, {
    exported: before?.exported ?? machine.exportAll,
    ...(letters === undefined ? {} : { letters }),
    ...(integer ? { integer } : {}),
    ...change,
    values: machine.uniting ? unite([data], before?.values ?? []) : [data],
  });
}

function numberIn(frame: Frame, data: Data): Data {
  if (data.text === undefined) return data;
  const value = frame.machine.evaluateText(frame, data.text, 0);
  return value === undefined ? UNKNOWN : known(String(value), data.origins);
}

/** The elements of an array, or the value alone. */
export function elementsOf(
  frame: Frame,
  given: string,
): readonly Data[] | undefined {
  const variable = frame.scope.variable(resolveName(frame, given));
  if (variable === null) return [];
  if (variable?.elements !== undefined) return variable.elements;
  const value = valueOf(frame, given);
  return value === undefined ? undefined : value === null ? [] : [value];
}
