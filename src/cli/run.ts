/** Turns a whole command line into an exit status: finds the verb, runs it, and turns whatever it throws into words. */
import { withoutAdvice } from "../problem/cause.ts";
import { didYouMean } from "../problem/nearest.ts";
import { UsageError } from "./given.ts";
import { EXIT, type Io, type Run } from "./io.ts";
import type { VerbName } from "./table.ts";
import { LOADERS } from "./verbs.ts";
import { VERSION } from "../config/version.ts";

/** Runs one command line (without the program's name) and answers its exit status; never rejects. */
export async function run(
  args: readonly string[],
  io: Io,
  loaders: Readonly<Record<VerbName, () => Promise<Run>>> = LOADERS,
): Promise<number> {
  try {
    return await dispatch(args, io, loaders);
  } catch (cause) {
    // By name: `advise` is bundled by itself and has classes of its own.
    if (cause instanceof Error && cause.name === "UsageError") {
      io.err(`superego: ${cause.message}\n`);
      return EXIT.usage;
    }
    if (cause instanceof Error && cause.name === "StreamError") {
      return unheard(cause, args, io);
    }
    io.err(`superego: ${crash(cause)}\n`);
    return crashStatus(args);
  }
}

function unheard(
  { message, cause }: Error,
  args: readonly string[],
  io: Io,
): number {
  const blocks = args[0] === "advise";
  // Who reads only the first lines, as `head` does, has what it wanted.
  if (blocks || !(cause instanceof Deno.errors.BrokenPipe)) {
    io.err(`superego: ${message}\n`);
  }
  return blocks ? EXIT.usage : EXIT.findings;
}

/** The exit status of a run that something unforeseen ended: a hook must still block, and for that 2 is the only one. */
export function crashStatus(args: readonly string[]): number {
  return args[0] === "advise" ? EXIT.usage : EXIT.internal;
}

/** One line about something unforeseen; never empty. */
export function crash(cause: unknown): string {
  const text = cause instanceof Error
    ? `${cause.name}: ${withoutAdvice(cause.message)}`
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
    io.err(await help(io));
    return EXIT.usage;
  }
  if (first === "--version" || first === "-V") return version(io);
  if (first === "--help" || first === "-h" || first === "help") {
    const about = first === "help" ? rest[0] : undefined;
    io.out(await help(io, about === undefined ? undefined : verbOf(about)));
    return EXIT.clean;
  }
  const verb = verbOf(first === "--check" ? "check" : first);
  const end = rest.indexOf("--");
  const flags = end < 0 ? rest : rest.slice(0, end);
  if (flags.includes("--help") || flags.includes("-h")) {
    io.out(await help(io, verb));
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
  if (Object.hasOwn(LOADERS, word)) return word as VerbName;
  const what = word.startsWith("-") ? "flag" : "verb";
  const known = word.startsWith("-")
    ? ["--help", "--version", "--check"]
    : [...Object.keys(LOADERS), "help"];
  throw new UsageError(
    `unknown ${what} \`${word}\`. ${didYouMean(word, known)}`,
  );
}

async function help(io: Io, verb?: VerbName): Promise<string> {
  return (await import("./help.ts")).helpText(io, verb);
}
