/** Says what tools do that run a piece of code, in whatever language. */
import type { Effect } from "../effect.ts";
import type { Place } from "../paths.ts";
import {
  type Arguments,
  given,
  plainName,
  quote,
  says,
  textOf,
} from "./arguments.ts";
import { everywhere, type Shell, textsOf } from "./command.ts";
import { missing } from "./files.ts";

/** The command line that runs code of each language. */
const LANGUAGES: Readonly<Record<string, string>> = {
  python: "python3 -c",
  python3: "python3 -c",
  py: "python3 -c",
  ipython: "python3 -c",
  jupyter: "python3 -c",
  javascript: "node -e",
  typescript: "node -e",
  js: "node -e",
  ts: "node -e",
  node: "node -e",
  nodejs: "node -e",
  deno: "node -e",
  bun: "node -e",
  ruby: "ruby -e",
  perl: "perl -e",
  php: "php -r",
  lua: "lua -e",
  bash: "bash -c",
  sh: "sh -c",
  zsh: "zsh -c",
  shell: "bash -c",
  shellscript: "bash -c",
  powershell: "pwsh -Command",
  pwsh: "pwsh -Command",
  applescript: "osascript -e",
  osascript: "osascript -e",
};

/** Plain names of arguments that hold code of a language that is told elsewhere. */
export const CODE = [
  "code",
  "script",
  "source",
  "input",
  "command",
  "snippet",
  "codesnippet",
  "codetext",
  "cellsource",
  "cellcontent",
  "pythoncode",
  "expr",
  "expression",
];

/** A line of a notebook's cell that a shell runs. */
const SHELL_LINE = /^\s*(?:!|%sx\s|%system\s)(.+)$/gm;

/** The languages that some words name. */
export function languagesIn(words: Iterable<string>): readonly string[] {
  return [...words].filter((word) => Object.hasOwn(LANGUAGES, word));
}

/** What running code does: the language is told by an argument, by the words, or by the tool's name. */
export function codeEffects(
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
  words: Iterable<string> = [],
): readonly Effect[] {
  const pieces = textsOf(given(parameters, ...CODE));
  if (pieces.length === 0) {
    return says(parameters, "restart") ? [] : [missing(by)];
  }
  const named = given(
    parameters,
    "language",
    "languageid",
    "lang",
    "runtime",
    "kernel",
  )
    .flatMap(({ value }) => textOf(value)?.toLowerCase() ?? []);
  const told = languagesIn(words);
  const languages = named.length > 0
    ? named
    : told.length > 0
    ? told
    : [/^js|javascript|node/i.test(by) ? "javascript" : "python"];
  const programs = new Set(
    languages.map((language) =>
      Object.hasOwn(LANGUAGES, language)
        ? LANGUAGES[language] ?? ""
        : "python3 -c"
    ),
  );
  const lines = [...programs].flatMap((run) =>
    pieces.flatMap(({ where, command }) => [
      ...run.startsWith("python")
        ? [...command.matchAll(SHELL_LINE)].map(([, line = ""]) => ({
          where,
          command: line,
        }))
        : [],
      { where, command: `${run} ${quote(command)}` },
    ])
  );
  return everywhere(lines, by, parameters, place, shell);
}

/** What code does that stands in an argument named after its language, for example `javascript`. */
export function namedCodeEffects(
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
): readonly Effect[] {
  const lines = Object.keys(parameters).flatMap((key) => {
    const name = plainName(key);
    const language = [name, name.replace(/(?:code|script|source)$/, "")].find(
      (one) => Object.hasOwn(LANGUAGES, one) && !RUNTIMES.has(one),
    );
    return language === undefined
      ? []
      : textsOf(given(parameters, name)).map(({ where, command }) => ({
        where,
        command: `${LANGUAGES[language]} ${quote(command)}`,
      }));
  });
  return everywhere(lines, by, parameters, place, shell);
}

/** Names that may as well say where or with what to run: they alone do not make an argument code. */
const RUNTIMES: ReadonlySet<string> = new Set([
  "node",
  "nodejs",
  "deno",
  "bun",
  "shell",
  "jupyter",
]);
