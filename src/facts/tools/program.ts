/** Turns a tool that is named like a program, with its arguments, into the command line that it stands for. */
import { type Arguments, plainName, quote } from "./arguments.ts";

/** Plain names of arguments that are the first words after the program. */
const VERBS: readonly string[] = [
  "command",
  "cmd",
  "action",
  "operation",
  "verb",
  "subcommand",
];

/** Plain names of arguments that are words as they are. */
const WORDS: readonly string[] = [
  "args",
  "arguments",
  "argv",
  "flags",
  "options",
  "opts",
  "params",
];

const APPEND: ReadonlySet<string> = new Set(["append", "appendto"]);

const REDIRECTS: ReadonlySet<string> = new Set([
  "redirect",
  "redirectto",
  "redirection",
  "stdout",
  "outputfile",
  "outfile",
]);

/** Plain names of arguments that say how the tool runs, not what it is given. */
const ASIDE: ReadonlySet<string> = new Set([
  "description",
  "timeout",
  "timeoutms",
  "cwd",
  "workdir",
  "workingdirectory",
  "reason",
  "explanation",
  "background",
  "runinbackground",
]);

/** Plain names of arguments that are operands rather than options, in the order in which programs want them. */
const OPERANDS: readonly string[] = [
  ["mode", "owner"],
  ["program", "script", "module"],
  ["pattern", "query", "expression", "text", "content", "message", "string"],
  ["value", "resource", "resourcetype", "service", "unit", "remote"],
  ["user", "username", "account", "package", "packages", "name", "names"],
  ["pid", "pids", "process", "branch", "ref", "commit", "image", "container"],
  ["database", "url", "urls", "host", "hosts", "hostname", "ip", "address"],
  ["device", "disk", "partition", "source", "sources", "src", "from"],
  ["path", "paths", "file", "files", "filepath", "filename"],
  ["directory", "dir", "folder", "input"],
  ["destination", "dest", "dst", "to", "target", "targets"],
].flat();

/** Programs whose named arguments mean something else than the names say. */
const OWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  curl: { method: "-X", data: "--data", body: "--data", output: "-o" },
  wget: { output: "-O", data: "--post-data" },
  find: { name: "-name", type: "-type", pattern: "-name", exec: "-exec" },
  python: { code: "-c", script: "" },
  python3: { code: "-c", script: "" },
  node: { code: "-e" },
  bash: { command: "-c", script: "-c", code: "-c" },
  sh: { command: "-c", script: "-c", code: "-c" },
  zsh: { command: "-c", script: "-c", code: "-c" },
  psql: { query: "-c", sql: "-c", command: "-c", database: "-d" },
  mysql: { query: "-e", sql: "-e", database: "-D" },
  ssh: { user: "-l", command: "" },
  dd: { if: "if=", of: "of=", input: "if=", output: "of=", bs: "bs=" },
  git: { message: "-m" },
  ln: { target: "" },
  passwd: {},
};

/** The command line that the name of a tool, which is one of a program, and its arguments stand for. */
export function commandOf(
  tool: string,
  parameters: Arguments,
): string {
  const own = new Map(
    Object.entries(Object.hasOwn(OWN, tool) ? OWN[tool] ?? {} : {}),
  );
  const [verbs, options, operands, after]: [
    string[],
    string[],
    string[],
    string[],
  ] = [[], [], [], []];
  let append = false;
  const redirects: string[] = [];
  for (const [key, value] of inOrder(parameters, [...own.keys()])) {
    const name = plainName(key);
    const flag = own.get(name);
    if (flag !== undefined) {
      const last = flag.endsWith("=");
      for (const text of wordsOf(value)) {
        if (last) options.push(quote(`${flag}${text}`));
        else if (flag === "") after.push(quote(text));
        else after.push(flag, quote(text));
      }
    } else if (ASIDE.has(name)) continue;
    else if (VERBS.includes(name)) verbs.push(...asWritten(value));
    else if (WORDS.includes(name)) after.push(...asWritten(value));
    else if (APPEND.has(name)) append = value !== false;
    else if (REDIRECTS.has(name)) redirects.push(...wordsOf(value));
    else if (name === "stdin") after.push("<<<", quote(String(value)));
    else if (OPERANDS.includes(name)) {
      operands.push(...wordsOf(value).map(quote));
    } else options.push(...optionOf(key, value));
  }
  const middle = OPERANDS_FIRST.has(tool)
    ? [...operands, ...options, ...after]
    : [...options, ...after, ...operands];
  return [
    tool,
    ...verbs,
    ...middle,
    ...redirects.flatMap((path) => [append ? ">>" : ">", quote(path)]),
  ].join(" ");
}

/** Programs that want their folders or hosts before anything else; elsewhere options come first. */
const OPERANDS_FIRST: ReadonlySet<string> = new Set(["find", "ssh"]);

/** Members in the order in which a program wants them, whatever order they were sent in. */
function inOrder(
  parameters: object,
  own: readonly string[],
): readonly (readonly [string, unknown])[] {
  const order = [...own, ...VERBS, ...WORDS, ...OPERANDS];
  const ranked = Object.entries(parameters).map(([key, value]) => {
    const at = order.indexOf(plainName(key));
    return { key, value, rank: at < 0 ? order.length : at };
  });
  ranked.sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
  return ranked.map(({ key, value }) => [key, value]);
}

/** Words of a list each for itself; a text is taken as someone would have typed it. */
function asWritten(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return wordsOf(value).map(quote);
  if (typeof value === "object" && value !== null) {
    return inOrder(value, []).flatMap(([key, one]) => optionOf(key, one));
  }
  return wordsOf(value);
}

function wordsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  return typeof value === "string" || typeof value === "number"
    ? [String(value)]
    : [];
}

function optionOf(key: string, value: unknown): readonly string[] {
  const flag = key.startsWith("-")
    ? key
    : key.length === 1
    ? `-${key}`
    : `--${key.replaceAll("_", "-")}`;
  if (value === true) return [quote(flag)];
  return wordsOf(value).flatMap((text) =>
    key.length === 1 ? [flag, quote(text)] : [quote(`${flag}=${text}`)]
  );
}
