/** Runs the program as its users do: a process with streams and an exit status. */
import { ownProgram } from "../../src/cli/program.ts";

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
export const PROGRAM: readonly string[] = [own.command, ...own.args];

/** Runs the program to its end, in an environment that holds nothing but what is given. */
export async function superego(given: Given): Promise<Ended> {
  const words = [...PROGRAM, ...given.args].map(quote).join(" ");
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

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
