/** Foreign servers that run for the length of a test. */
import { environment } from "../program.ts";

/** Whether all of these are on the path. */
export async function installed(
  ...programs: readonly string[]
): Promise<boolean> {
  for (const program of programs) {
    const { code } = await new Deno.Command("sh", {
      args: ["-c", `command -v ${program}`],
      stdout: "null",
    }).output();
    if (code !== 0) return false;
  }
  return true;
}

/** A foreign server. */
export interface Foreign extends AsyncDisposable {
  /** What it has written so far, for a test that fails. */
  said(): Promise<string>;
  /** Lets it read its configuration again. */
  reload(): void;
}

/** Starts a program in `folder`, until the end of the block. */
export function running(
  folder: string,
  program: string,
  args: readonly string[],
): Foreign {
  const log = `${folder}/${program}.log`;
  const process = new Deno.Command("sh", {
    args: [
      "-c",
      'log=$1; shift; exec "$@" >>"$log" 2>&1',
      "sh",
      log,
      program,
      ...args,
    ],
    clearEnv: true,
    env: environment(folder),
    cwd: folder,
    stdin: "null",
  }).spawn();
  return {
    said: () => Deno.readTextFile(log),
    reload: () => process.kill("SIGHUP"),
    async [Symbol.asyncDispose]() {
      try {
        process.kill("SIGTERM");
      } catch {
        // It has ended already.
      }
      await process.status;
    },
  };
}

/** A shipped file with other places in it, written into `folder`; each place that is exchanged must be there. */
export async function adapted(
  path: string,
  folder: string,
  places: Readonly<Record<string, string>>,
): Promise<string> {
  let text = await Deno.readTextFile(path);
  for (const [from, to] of Object.entries(places)) {
    if (!text.includes(from)) throw new Error(`${path} says no ${from}`);
    text = text.replaceAll(from, to);
  }
  const copy = `${folder}/${path.split("/").at(-1)}`;
  await Deno.writeTextFile(copy, text);
  return copy;
}
