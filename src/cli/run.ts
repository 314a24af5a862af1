/** Turns a whole command line into an exit status: finds the verb, runs it, and turns whatever it throws into words. */
import { didYouMean } from "../problem/nearest.ts";
import { UsageError } from "./args.ts";
import { EXIT, type Io, type Run } from "./io.ts";
import { VERB_NAMES, type VerbName, VERBS } from "./table.ts";
import { LOADERS } from "./verbs.ts";
import { VERSION } from "./version.ts";

/** Runs one command line (without the program's name) and answers its exit status; never rejects. */
export async function run(
  args: readonly string[],
  io: Io,
  loaders: Readonly<Record<VerbName, () => Promise<Run>>> = LOADERS,
): Promise<number> {
  try {
    return await dispatch(args, io, loaders);
  } catch (cause) {
    if (cause instanceof UsageError) {
      io.err(`superego: ${cause.message}\n`);
      return EXIT.usage;
    }
    io.err(`superego: ${crash(cause)}\n`);
    return crashStatus(args);
  }
}

/** The exit status of a run that something unforeseen ended: a hook must still block, and for that 2 is the only one. */
export function crashStatus(args: readonly string[]): number {
  return args[0] === "advise" ? EXIT.usage : EXIT.internal;
}

/** One line about something unforeseen; never empty. */
export function crash(cause: unknown): string {
  const text = cause instanceof Error
    ? `${cause.name}: ${cause.message}`
    : typeof cause === "string"
    ? cause
    : "something was thrown that is no error";
  return `internal error: ${text.split("\n", 1)[0]?.slice(0, 500) ?? ""}`;
}

async function dispatch(
  args: readonly string[],
  io: Io,
  loaders: Readonly<Record<VerbName, () => Promise<Run>>>,
): Promise<number> {
  const [first, ...rest] = args;
  if (first === undefined) {
    io.err(await help());
    return EXIT.usage;
  }
  if (first === "--version" || first === "-V") return version(io);
  if (first === "--help" || first === "-h" || first === "help") {
    const about = first === "help" ? rest[0] : undefined;
    io.out(await help(about === undefined ? undefined : verbOf(about)));
    return EXIT.clean;
  }
  const verb = verbOf(first === "--check" ? "check" : first);
  const end = rest.indexOf("--");
  const flags = end < 0 ? rest : rest.slice(0, end);
  if (flags.includes("--help") || flags.includes("-h")) {
    io.out(await help(verb));
    return EXIT.clean;
  }
  if (flags.includes("--version")) return version(io);
  const load = loaders[verb];
  return await (await load())(rest, io);
}

function version(io: Io): number {
  io.out(`superego ${VERSION}\n`);
  return EXIT.clean;
}

function verbOf(word: string): VerbName {
  if (Object.hasOwn(VERBS, word)) return word as VerbName;
  const what = word.startsWith("-") ? "flag" : "verb";
  const known = word.startsWith("-")
    ? ["--help", "--version", "--check"]
    : [...VERB_NAMES, "help"];
  throw new UsageError(
    `unknown ${what} \`${word}\`. ${didYouMean(word, known)}`,
  );
}

async function help(verb?: VerbName): Promise<string> {
  return (await import("./help.ts")).helpText(verb);
}
