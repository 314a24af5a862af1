/** Finds the command line in the arguments of tools that run one. */
import type { Effect } from "../effect.ts";
import { type Place, resolvePath } from "../paths.ts";
import { type Arguments, first, firstText, quote } from "./arguments.ts";
import { missing } from "./files.ts";

/** Understands a command line; given by the caller, so that tools and shell need not know each other. */
export type Shell = (
  command: string,
  place: Place,
  where: string,
) => readonly Effect[];

const COMMANDS = [
  "command",
  "cmd",
  "commandline",
  "shellcommand",
  "bashcommand",
  "script",
  "commands",
  "code",
  "input",
  "line",
] as const;

/** The place in which a tool runs its command: the call's, or the folder that its arguments name. */
export function placeFor(parameters: Arguments, place: Place): Place {
  const folder = firstText(
    parameters,
    "workdir",
    "workingdirectory",
    "workingdir",
    "cwd",
    "cd",
    "dirpath",
    "directory",
    "dir",
  );
  if (folder === undefined || folder === "") return place;
  return { ...place, cwd: resolvePath(folder, place).path };
}

/** The command line and where it stands; a list of words becomes one, and `bash -lc X` stays as it is. */
export function commandIn(
  parameters: Arguments,
): { readonly where: string; readonly command: string } | undefined {
  const found = first(parameters, ...COMMANDS) ??
    (typeof parameters.action === "object" && parameters.action !== null
      ? first(parameters.action as Arguments, ...COMMANDS)
      : undefined);
  if (found === undefined) return undefined;
  const { where, value } = found;
  if (typeof value === "string") {
    const more = first(parameters, "args", "arguments")?.value;
    if (Array.isArray(more) && more.every((one) => typeof one === "string")) {
      return { where, command: [value, ...more.map(quote)].join(" ") };
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

/** What running the command does. */
export function commandEffects(
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
): readonly Effect[] {
  const found = commandIn(parameters);
  if (found === undefined) return [missing(by)];
  return shell(found.command, placeFor(parameters, place), found.where);
}

/** What a command of PowerShell does. */
export function powershellEffects(
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
): readonly Effect[] {
  const found = commandIn(parameters);
  if (found === undefined) return [missing(by)];
  return shell(
    `pwsh -Command ${quote(found.command)}`,
    placeFor(parameters, place),
    found.where,
  );
}

const LANGUAGES: Readonly<Record<string, string>> = {
  python: "python3 -c",
  python3: "python3 -c",
  py: "python3 -c",
  javascript: "node -e",
  typescript: "node -e",
  js: "node -e",
  ts: "node -e",
  node: "node -e",
  nodejs: "node -e",
  ruby: "ruby -e",
  perl: "perl -e",
  php: "php -r",
  bash: "bash -c",
  sh: "sh -c",
  shell: "bash -c",
  powershell: "pwsh -Command",
};

/** What running a piece of code does, in the language that the arguments or the tool's name tell. */
export function codeEffects(
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
): readonly Effect[] {
  const code = first(
    parameters,
    "code",
    "script",
    "source",
    "input",
    "command",
  );
  if (typeof code?.value !== "string") return [missing(by)];
  const language =
    firstText(parameters, "language", "lang", "runtime", "kernel")
      ?.toLowerCase() ??
      (/^js|javascript|node/i.test(by) ? "javascript" : "python");
  const run = LANGUAGES[language] ?? "python3 -c";
  return shell(
    `${run} ${quote(code.value)}`,
    placeFor(parameters, place),
    code.where,
  );
}

/** What is typed into a command that runs already: a shell may be what reads it. */
export function inputEffects(
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
): readonly Effect[] {
  const found = first(
    parameters,
    "chars",
    "input",
    "text",
    "command",
    "data",
    "keys",
  );
  if (typeof found?.value !== "string") return [missing(by)];
  // deno-lint-ignore no-control-regex
  const typed = found.value.replace(/[\x00-\x08\x0b-\x1f\x7f]/g, "").trim();
  if (typed === "") return [];
  const effects = shell(typed, placeFor(parameters, place), found.where);
  // What is no shell command is meant for another program.
  return effects.some((one) =>
      one.kind === "unresolved" && one.what === "syntax"
    )
    ? [{
      kind: "unresolved",
      what: "code",
      by,
      source: { where: found.where, piece: typed.slice(0, 200), via: [] },
    }]
    : effects;
}
