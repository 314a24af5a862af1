/** Starts the program under test: the compiled binary where there is one, else this checkout. */
import { askReadiness } from "../../src/gateway/alive.ts";
import { PROGRAM } from "../cli/process.ts";

const ROOT = new URL("../..", import.meta.url).pathname;

/** A key for the bootstrap setting. */
export const KEY = "e2e-Vq7zR2mXw9TkLc4HsPb6YdN1";

/** The command line before the verb: `SUPEREGO_TEST_PROGRAM`, else `dist/superego`, else the checkout. */
export function program(): readonly [string, ...string[]] {
  const given = Deno.env.get("SUPEREGO_TEST_PROGRAM");
  if (given !== undefined && given !== "") return [given];
  const built = `${ROOT}dist/superego`;
  try {
    if (Deno.statSync(built).isFile) return [built];
  } catch {
    // Not compiled yet; the checkout is the same program.
  }
  return PROGRAM as readonly [string, ...string[]];
}

/** An environment with nothing but what the program needs and what is given; `home` holds all that it keeps. */
export function environment(
  home: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const env = Deno.env.toObject();
  return {
    PATH: env["PATH"] ?? "",
    HOME: home,
    DENO_DIR: env["DENO_DIR"] ?? `${env["HOME"] ?? ""}/.cache/deno`,
    DENO_NO_UPDATE_CHECK: "1",
    NO_COLOR: "1",
    ...more,
  };
}

/** A server that answers. */
export interface Running extends AsyncDisposable {
  /** Where it listens, without a path. */
  readonly url: string;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

/** Starts `serve` on a free port, with TLS where `env` says so, and waits until it answers; `home` holds all that it keeps. */
export async function serve(
  home: string,
  env: Readonly<Record<string, string>> = { SUPEREGO_API_KEY: KEY },
  flags: readonly string[] = [],
): Promise<Running> {
  const [command, ...args] = program();
  const port = freePort();
  const log = `${home}/serve.log`;
  const process = new Deno.Command(command, {
    args: [...args, "serve", "--listen", `127.0.0.1:${port}`, ...flags],
    clearEnv: true,
    env: environment(home, env),
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const logged = process.stderr.pipeTo(
    (await Deno.create(log)).writable,
  ).catch(() => {});
  const certificate = env["SUPEREGO_TLS_CERTIFICATE_FILE"];
  const secure = certificate !== undefined;
  const url = `${secure ? "https" : "http"}://127.0.0.1:${port}`;
  async function end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    try {
      process.kill(signal);
    } catch {
      // It has ended already.
    }
    await process.status;
    await logged;
  }
  const running = {
    url,
    kill: () => end("SIGKILL"),
    [Symbol.asyncDispose]: () => end("SIGTERM"),
  };
  let ended = false;
  process.status.then(() => ended = true);
  for (let tries = 0; tries < 300 && !ended; tries++) {
    const { ok } = await askReadiness(`127.0.0.1:${port}`, secure);
    if (ok) return running;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await running.kill();
  throw new Error(
    `The server gives no answer:\n${await Deno.readTextFile(log)}`,
  );
}

/** A port of this machine that nobody listens on. */
export function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/** How a command ended, with what it wrote. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command to its end, at most `seconds` long. */
export async function run(
  command: string,
  args: readonly string[],
  options: {
    readonly env: Record<string, string>;
    readonly cwd?: string;
    readonly seconds?: number;
  },
): Promise<Ended> {
  const { env, cwd, seconds = 60 } = options;
  const { code, stdout, stderr } = await new Deno.Command(command, {
    args: [...args],
    clearEnv: true,
    env,
    ...cwd === undefined ? {} : { cwd },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    signal: AbortSignal.timeout(seconds * 1000),
  }).output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
}
