/** Surroundings of a command that do not change what it does. */
import type { Read } from "./reading.ts";
import { fresh } from "./words.ts";

/** Puts something around a command; `undefined` where that would change it. */
export type Wrapper = (read: Read) => string | undefined;

/** For any command but one whose last line goes on. */
const anywhere = (around: (text: string) => string): Wrapper => ({ text }) =>
  text.endsWith("\\") ? undefined : around(text);

/**
 * Where `return`, `break` and `$1` mean something else, the command stays as it is, and where a shell that is handed
 * the command as a word would take it for an option.
 */
const unplaced = (around: (text: string) => string): Wrapper => (read) =>
  read.placed || isOption(read.text) ? undefined : anywhere(around)(read);

const isOption = (text: string) => /^[-+]/.test(text);

/** For one program with its arguments, and no builtin of the shell. */
const program =
  (around: (text: string) => string): Wrapper => ({ text, only }) =>
    only === null || BUILTINS.has(only[0] ?? "") ? undefined : around(text);

const BUILTINS: ReadonlySet<string> = new Set(
  "cd pushd popd umask ulimit read wait jobs bg fg kill test [ : true false echo printf type hash history builtin command getopts mapfile times bind complete compgen dirs disown enable help logout shopt suspend unset"
    .split(" "),
);

/** Wrappers after which the verdict is the very same. */
export const WRAPPERS: Readonly<Record<string, Wrapper>> = {
  "blanks around": anywhere((c) => `  \t${c}\n\n`),
  // A line that begins with one is no command.
  "a semicolon behind": ({ text, only }) =>
    only === null || /\n\s*$/.test(text) ? undefined : `${text} ;`,
  "a comment behind": anywhere((c) => `${c}\n# done`),
  "a comment before": anywhere((c) => `# first\n${c}`),
  "more blanks between words": (read) => spaced(read, " \t  "),
  "continued lines": (read) => spaced(read, " \\\n  "),
  "a subshell": anywhere((c) => `(\n${c}\n)`),
  braces: anywhere((c) => `{\n${c}\n}`),
  "subshells and braces": anywhere((c) => `{ (\n{ (\n${c}\n)\n}\n)\n}`),
  "true before": anywhere((c) => `true && {\n${c}\n}`),
  "a colon before": anywhere((c) => `:; ${c}`),
  "true behind": anywhere((c) => `${c}\ntrue`),
  "or true": anywhere((c) => `{\n${c}\n} || true`),
  negation: anywhere((c) => `! {\n${c}\n}`),
  "a condition": anywhere((c) => `if true; then\n${c}\nfi`),
  "the other branch": anywhere((c) => `if false; then :; else\n${c}\nfi`),
  "a condition itself": anywhere((c) => `if\n${c}\nthen :; fi`),
  "a loop over one": unplaced((c) =>
    `for ${fresh(c, "_i")} in 1; do\n${c}\ndone`
  ),
  "a loop that ends": unplaced((c) => `while true; do\n${c}\nbreak\ndone`),
  "a case": unplaced((c) => `case x in\n(x)\n${c}\n;;\nesac`),
  "a function": unplaced((c) => {
    const f = fresh(c, "_f");
    return `${f}() {\n${c}\n}\n${f}`;
  }),
  "a function by its keyword": unplaced((c) => {
    const f = fresh(c, "_f");
    return `function ${f} {\n${c}\n}\n${f}`;
  }),
  "the background": anywhere((c) => `{\n${c}\n} &`),
  "errors to the output": anywhere((c) => `{\n${c}\n} 2>&1`),
  "bash -c": unplaced((c) => `bash -c ${single(c)}`),
  "bash -c in double quotes": unplaced((c) => `bash -c ${double(c)}`),
  "bash -lc": unplaced((c) => `/bin/bash -lc ${single(c)}`),
  "bash -e -c": unplaced((c) => `bash -e -o pipefail -c ${single(c)}`),
  "bash twice": unplaced((c) => `bash -c ${single(`bash -c ${single(c)}`)}`),
  eval: unplaced((c) => `eval ${single(c)}`),
  // A trap that is set while traps run is never run.
  "a trap": ({ text, placed }) =>
    placed || isOption(text) || /\btrap\b/.test(text)
      ? undefined
      : `trap ${single(text)} EXIT`,
  "bash -c by env": unplaced((c) => `env A=1 bash -c ${single(c)}`),
  "a time measured": anywhere((c) => `time {\n${c}\n}`),
  env: program((c) => `env ${c}`),
  "env with a setting": program((c) => `env A=1 ${c}`),
  "env by its path": program((c) => `/usr/bin/env ${c}`),
  "a setting": program((c) => `A=1 ${c}`),
  command: program((c) => `command ${c}`),
  exec: program((c) => `exec ${c}`),
  nohup: program((c) => `nohup ${c}`),
  nice: program((c) => `nice -n 10 ${c}`),
  timeout: program((c) => `timeout 60 ${c}`),
  "timeout with options": program((c) => `timeout -k 5 --signal=TERM 60s ${c}`),
  time: program((c) => `time ${c}`),
  setsid: program((c) => `setsid ${c}`),
  stdbuf: program((c) => `stdbuf -oL ${c}`),
  ionice: program((c) => `ionice -c 3 ${c}`),
  "several wrappers": program((c) => `nohup env A=1 nice timeout 9 ${c}`),
};

/** Wrappers after which the verdict may be stricter, because more is known to happen. */
export const STRICTER_WRAPPERS: Readonly<Record<string, Wrapper>> = {
  sudo: program((c) => `sudo ${c}`),
  "sudo with options": program((c) => `sudo -n -u root -- ${c}`),
  doas: program((c) => `doas ${c}`),
  "sudo bash -c": unplaced((c) => `sudo bash -c ${single(c)}`),
  "su -c": unplaced((c) => `su root -c ${single(c)}`),
  "a shell that reads": unplaced((c) => {
    const end = fresh(c, "_END_");
    return `bash <<'${end}'\n${c}\n${end}\n`;
  }),
  "a pipe into a shell": unplaced((c) => `printf '%s\\n' ${single(c)} | bash`),
  xargs: program((c) => `echo x | xargs -I%% ${c}`),
};

/** Wrappers that put code together at run time, where a person is asked rather than the call denied. */
export const ASKING_WRAPPERS: Readonly<Record<string, Wrapper>> = {
  "eval of a variable": unplaced((c) => {
    const name = fresh(c, "_c");
    return `${name}=${single(c)}\neval "$${name}"`;
  }),
  "eval of a substitution": unplaced((c) => `eval "$(printf %s ${single(c)})"`),
};

function spaced({ text, simples }: Read, by: string): string | undefined {
  const gaps = simples.flatMap(({ gaps }) => gaps).sort(([a], [b]) => a - b);
  let result = "";
  let from = 0;
  for (const [start, end] of gaps) {
    if (start < from) continue;
    result += text.slice(from, start) + by;
    from = end;
  }
  return from === 0 ? undefined : result + text.slice(from);
}

/** A text in single quotes. */
export function single(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function double(text: string): string {
  return `"${text.replace(/[\\"$`]/g, "\\$&")}"`;
}
