/** Finds the command line in the arguments of tools that run one. */
import type { Effect } from "../effect.ts";
import type { Place } from "../paths.ts";
import {
  type Arguments,
  first,
  type Given,
  given,
  quote,
  says,
} from "./arguments.ts";
import { missing } from "./files.ts";
import { otherShell } from "./other_shells.ts";
import { placesFor } from "./places.ts";

/** Understands a command line; given by the caller, so that tools and shell need not know each other. */
export type Shell = (
  command: string,
  place: Place,
  where: string,
  /** Whether the text may be meant for another program, so that it need not parse. */
  typed?: boolean,
) => readonly Effect[];

/** Names of arguments that hold a command line, and those that may hold one where none of the first is there. */
const COMMANDS: readonly (readonly string[])[] = [
  [
    "command",
    "cmd",
    "commandline",
    "shellcommand",
    "bashcommand",
    "cmdline",
    "cmdstring",
    "commandstring",
    "script",
    "commands",
  ],
  ["program", "executable", "binary"],
  ["code", "input", "line", "argv"],
];

/** A command line and where it stands. */
export interface CommandLine {
  readonly where: string;
  readonly command: string;
}

/** The arguments that should hold a command line, the first group of names that is there. */
function holders(parameters: Arguments): readonly Given[] {
  for (const names of COMMANDS) {
    const found = given(parameters, ...names);
    if (found.length > 0) return found;
  }
  return [];
}

/** What a tool does whose command lines were found; whatever should be one and cannot be read is said. */
function commanded(
  found: readonly CommandLine[],
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
): readonly Effect[] {
  const unread = holders(parameters).filter((one) =>
    typeof one.value !== "boolean" && commandLine(one, parameters) === undefined
  ).map(({ where }) => missing(by, where));
  // A session that is started anew needs no command.
  if (found.length === 0 && unread.length === 0) {
    return says(parameters, "restart") ? [] : [missing(by)];
  }
  return [...unread, ...everywhere(found, by, parameters, place, shell)];
}

/** Every command line among the arguments; a list of words becomes one, and `bash -lc X` stays as it is. */
export function commandsIn(parameters: Arguments): readonly CommandLine[] {
  const found = holders(parameters);
  if (found.length > 0) {
    return found.flatMap((one) => [
      ...[commandLine(one, parameters) ?? []].flat(),
      ...otherReadings(one),
    ]);
  }
  return given(parameters, "action", "task").flatMap(({ value: inner }) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? commandsIn({ ...inner, action: null, task: null })
      : []
  );
}

function commandLine(
  { where, value }: Given,
  parameters: Arguments,
): CommandLine | undefined {
  if (typeof value === "string") {
    const more = first(parameters, "args", "arguments", "argv")?.value;
    if (Array.isArray(more) && more.every((one) => typeof one === "string")) {
      return { where, command: [value, ...more.map(quote)].join(" ") };
    }
    if (typeof more === "string") {
      return { where, command: `${value} ${more}` };
    }
    return { where, command: value };
  }
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) {
    // Several whole lines, or the words of one.
    const lines = /commands$/i.test(where);
    return {
      where,
      command: lines ? value.join("\n") : value.map(quote).join(" "),
    };
  }
  return undefined;
}

/** A name of a program with a blank or with syntax of a shell in it is hardly a program's: it is a line. */
const LINE = /[\s;&|<>$`(){}]/;

/** What a list means to a tool that joins it, or runs one element after the other, where it need not be words. */
function otherReadings({ where, value }: Given): readonly CommandLine[] {
  if (!Array.isArray(value) || /commands$/i.test(where)) return [];
  if (!value.every((one) => typeof one === "string")) return [];
  if (!LINE.test(value[0] ?? "")) return [];
  return [...new Set([value.join(" "), value.join("\n")])].map((command) => ({
    where,
    command,
  }));
}

/** What running the commands does. */
export function commandEffects(
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
): readonly Effect[] {
  // Some tools are told which shell is to read it.
  const named = given(parameters, "shell", "shelltype", "interpreter").some((
    { value },
  ) => typeof value === "string" && /^(?:powershell|pwsh)/i.test(value));
  if (named) return powershellEffects(parameters, place, by, shell);
  const lines = commandsIn(parameters);
  // On Windows the terminal of an agent may be another shell's, and nothing says so but what is typed.
  const other = otherShell(lines.map(({ command }) => command));
  if (other === undefined) {
    return commanded(lines, parameters, place, by, shell);
  }
  return [
    ...commanded(
      lines,
      parameters,
      place,
      by,
      (line, there, where) => shell(line, there, where, true),
    ),
    ...readAs(other, parameters, place, by, shell),
  ];
}

/** What commands of PowerShell do. */
export function powershellEffects(
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
): readonly Effect[] {
  return readAs("pwsh -Command", parameters, place, by, shell);
}

function readAs(
  start: string,
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
): readonly Effect[] {
  const lines = commandsIn(parameters).map(({ where, command }) => ({
    where,
    command: `${start} ${quote(command)}`,
  }));
  return commanded(lines, parameters, place, by, shell);
}

/** What command lines do in every place where the tool may run them. */
export function everywhere(
  lines: readonly CommandLine[],
  tool: string,
  parameters: Arguments,
  place: Place,
  shell: Shell,
): readonly Effect[] {
  return placesFor(tool, parameters, place).flatMap((there) =>
    lines.flatMap(({ where, command }) => shell(command, there, where))
  );
}

/** The given arguments that are texts, as command lines. */
export function textsOf(found: readonly Given[]): readonly CommandLine[] {
  return found.flatMap(({ where, value }) =>
    typeof value === "string" ? [{ where, command: value }] : []
  );
}

/** What is typed into a command that runs already: a shell may be what reads it. */
export function inputEffects(
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
): readonly Effect[] {
  const typed = given(
    parameters,
    "chars",
    "input",
    "text",
    "command",
    "data",
    "keys",
  );
  const found = textsOf(typed);
  // Who types nothing only looks what has been printed meanwhile.
  if (found.length === 0) return typed.length === 0 ? [] : [missing(by)];
  return found.flatMap((one) =>
    typedEffects(one, parameters, place, by, shell)
  );
}

function typedEffects(
  { where, command }: CommandLine,
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
): readonly Effect[] {
  // deno-lint-ignore no-control-regex
  const typed = command.replace(/[\x00-\x08\x0b-\x1f\x7f]/g, "").trim();
  if (typed === "") return [];
  const effects = everywhere(
    [{ where, command: typed }],
    by,
    parameters,
    place,
    (line, there, at) => shell(line, there, at, true),
  );
  // What is no shell command is meant for another program.
  return effects.some((one) =>
      one.kind === "unresolved" && one.what === "syntax"
    )
    ? [{
      kind: "unresolved",
      what: "code",
      by,
      source: { where, piece: typed.slice(0, 200), via: [] },
    }, ...otherwise(typed, where, place, shell)]
    : effects;
}

/** Programs that may be what reads a typed line, where no shell is. */
const READERS = ["python3 -c", "node -e", "psql -c"];

/** What a line would do that another program reads: which one is not known, so that only what it would change counts. */
function otherwise(
  typed: string,
  where: string,
  place: Place,
  shell: Shell,
): readonly Effect[] {
  return READERS.flatMap((program) =>
    shell(`${program} ${quote(typed)}`, place, where, true)
  ).filter(({ kind }) =>
    kind === "deletes" || kind === "writes" || kind === "database" ||
    kind === "changes" || kind === "reads"
  );
}
