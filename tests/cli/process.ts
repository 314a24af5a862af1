/** Runs the program as its users do: a process with streams and an exit status. */
import { isPassing, ownProgram } from "../../src/cli/program.ts";

/** How one run ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What one run is given. */
export interface Given {
  readonly args: readonly string[];
  /** Standard input; absent for one that is empty. */
  readonly stdin?: string | Uint8Array;
  /** Whether standard input stays open for ever. */
  readonly open?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What a shell appends to the command line, for example `>&-`. */
  readonly shell?: string;
  /** Shell commands that go before, for example `ulimit -n 20;`. */
  readonly before?: string;
}

const ROOT = new URL("../..", import.meta.url).pathname;

const own = ownProgram();

/** The command line of the program in this checkout, with the rights of the binary. */
export const PROGRAM: readonly string[] = [lasting(own.command), ...own.args];

// `npx` starts the tests with a Deno in its own cache, which no hook may name.
function lasting(command: string): string {
  if (!isPassing(command)) return command;
  const folder = `${
    Deno.env.get("TMPDIR") ?? "/tmp"
  }/tested-with-${Deno.version.deno}`;
  const path = `${folder}/deno`;
  try {
    Deno.statSync(path);
  } catch {
    Deno.mkdirSync(folder, { recursive: true });
    const draft = Deno.makeTempFileSync({ dir: folder });
    Deno.copyFileSync(command, draft);
    Deno.renameSync(draft, path);
  }
  return path;
}

/** Runs the program to its end, in an environment that holds nothing but what is given. */
export async function superego(
  given: Given,
  program: readonly string[] = PROGRAM,
): Promise<Ended> {
  const words = [...program, ...given.args].map(quote).join(" ");
  const line = `${given.before ?? ""} exec ${words} ${given.shell ?? ""}`;
  const home = Deno.env.get("HOME") ?? "/";
  const process = new Deno.Command("bash", {
    args: ["-c", line],
    cwd: given.cwd ?? ROOT,
    clearEnv: true,
    env: {
      PATH: Deno.env.get("PATH") ?? "",
      DENO_DIR: Deno.env.get("DENO_DIR") ?? `${home}/.cache/deno`,
      DENO_NO_UPDATE_CHECK: "1",
      ...given.env,
    },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = process.stdin.getWriter();
  const bytes = typeof given.stdin === "string"
    ? new TextEncoder().encode(given.stdin)
    : given.stdin;
  // The program may have ended without reading; that is its right.
  const fed = (bytes === undefined ? Promise.resolve() : writer.write(bytes))
    .then(() => given.open ? undefined : writer.close()).catch(() => {});
  const { code, stdout, stderr } = await process.output();
  await fed;
  if (given.open) await writer.close().catch(() => {});
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
}

/** Starts `serve`, ends it once it answers, and gives what it said; `started` is whether it did answer. */
export async function serveBriefly(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ readonly started: boolean; readonly err: string }> {
  const [command = "", ...before] = PROGRAM;
  const process = new Deno.Command(command, {
    args: [...before, "serve", ...args],
    clearEnv: true,
    env,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const err = new Response(process.stderr).text();
  let out = "";
  let started = false;
  for await (
    const piece of process.stdout.pipeThrough(new TextDecoderStream())
  ) {
    out += piece;
    if (started || !out.includes("Superego answers")) continue;
    started = true;
    process.kill("SIGTERM");
  }
  await process.status;
  return { started, err: await err };
}

/** A folder for one test, removed afterwards. */
export async function inFolder<T>(
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  try {
    return await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** A word as a shell reads it back. */
export function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
