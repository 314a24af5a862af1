/** Programs that print their arguments: echo and printf. */
import {
  type Data,
  type Field,
  known,
  mix,
  NOTHING,
  type Origin,
} from "../shell/data.ts";
import { nameIn } from "../shell/subscripts.ts";
import { assign } from "../shell/variables.ts";
import { unescape } from "./escapes.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** Printing is followed up to this many characters. */
const MOST_TEXT = 65_536;

/** Programs that print what they are told. */
export const ECHO: Family = {
  echo: { style: "none", run: echo },
  printf: { style: "none", run: printf },
  print: { style: "none", run: echo },
  yes: {
    style: "none",
    run: (it) => ({
      ...known(it.args.map(({ text }) => text).join(" ") || "y"),
      endless: true,
    }),
  },
  seq: { style: "none" },
};

function originsOf(fields: readonly Field[]): readonly Origin[] {
  return fields.reduce<readonly Origin[]>(
    (all, { origins }) => mix(all, origins),
    [],
  );
}

function echo(it: Invocation): Data {
  let at = 0;
  let [newline, escapes] = ["\n", false];
  for (; /^-[neE]+$/.test(it.args[at]?.text ?? ""); at++) {
    const flags = it.args[at]?.text ?? "";
    if (flags.includes("n")) newline = "";
    if (flags.includes("e")) escapes = true;
    if (flags.endsWith("E")) escapes = false;
  }
  const rest = it.args.slice(at);
  const origins = originsOf(rest);
  if (!rest.every((field) => field.known)) return { text: undefined, origins };
  const text = rest.map(({ text }) => text).join(" ");
  if (escapes && !affords(it, text)) return { text: undefined, origins };
  return known((escapes ? unescape(text) : text) + newline, origins);
}

function printf(it: Invocation): Data {
  let args = it.args;
  let name: string | undefined;
  if (args[0]?.text === "-v") {
    name = args[1]?.text;
    args = args.slice(2);
  }
  if (args[0]?.text === "--") args = args.slice(1);
  const [format, ...values] = args;
  const origins = originsOf(args);
  const text = format === undefined
    ? ""
    : args.every((field) => field.known) && affords(it, format.text)
    ? formatText(format.text, values.map(({ text }) => text))
    : undefined;
  const data: Data = { text, origins };
  if (name === undefined) return data;
  if (/^[A-Za-z_]\w*$/.test(nameIn(it.frame, name))) {
    assign(it.frame, name, data);
  }
  return NOTHING;
}

/** Whether there are steps left to undo the escapes of a text. */
function affords(it: Invocation, text: string): boolean {
  return it.frame.machine.meter.spend(text.length >> 4);
}

/** What printf makes of a format and its values; `undefined` when that is too long. */
export function formatText(
  format: string,
  values: readonly string[],
): string | undefined {
  let [at, found] = [0, ""];
  // The format is used again as long as there are arguments.
  do {
    const before = at;
    found += unescape(format, true).replace(
      /%(?:%|([-+ #0]*)(\d+|\*)?(?:\.(\d+))?([a-zA-Z])|\([^)]*\)T)/g,
      (
        whole,
        flags?: string,
        width?: string,
        digits?: string,
        kind?: string,
      ) => {
        if (whole === "%%") return "%";
        if (kind === undefined) return "";
        if (width === "*") at++;
        const value = values[at++] ?? "";
        const text = convert(value, kind, digits);
        const wide = Math.min(Number(width ?? 0) || 0, 256);
        return flags?.includes("-") === true
          ? text.padEnd(wide)
          : text.padStart(wide);
      },
    );
    if (at === before || found.length > MOST_TEXT) break;
  } while (at < values.length);
  return found.length > MOST_TEXT ? undefined : found;
}

function convert(value: string, kind: string, digits?: string): string {
  switch (kind) {
    case "b":
      return unescape(value);
    case "c":
      return value.slice(0, 1);
    case "d":
    case "i":
    case "u":
      return String(numberOf(value));
    case "x":
      return numberOf(value).toString(16);
    case "X":
      return numberOf(value).toString(16).toUpperCase();
    case "o":
      return numberOf(value).toString(8);
    default:
      return digits === undefined ? value : value.slice(0, Number(digits));
  }
}

function numberOf(value: string): number {
  if (/^["']/.test(value)) return value.codePointAt(1) ?? 0;
  const number = Math.trunc(Number(value));
  return Number.isFinite(number) ? number : 0;
}
