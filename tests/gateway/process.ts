/** Starts the server of this checkout as a process, for tests that signal it and change what it reads. */
import { PROGRAM } from "../cli/process.ts";

/** The bootstrap key of the servers. */
export const KEY = "k3y-With-Enough-Different-Characters";

/** A started process. */
export interface Started {
  readonly process: Deno.ChildProcess;
  readonly url: string;
  /** Asks with the key. */
  ask(path: string, body?: unknown, init?: RequestInit): Promise<Response>;
  /** The action of a verdict on a call of this tool. */
  action(tool?: string): Promise<string>;
  /** Everything written to both streams; complete once the process has ended. */
  written(): { readonly out: string; readonly err: string };
}

/** Starts `serve`, waits for its first answer, runs `body`, and ends it. */
export async function withServer(
  folder: string,
  flags: readonly string[],
  body: (started: Started) => Promise<void>,
  env: Readonly<Record<string, string>> = { SUPEREGO_API_KEY: KEY },
): Promise<void> {
  const [command = "", ...args] = PROGRAM;
  const port = freePort();
  const url = `http://127.0.0.1:${port}`;
  const process = new Deno.Command(command, {
    args: [...args, "serve", "--listen", `127.0.0.1:${port}`, ...flags],
    clearEnv: true,
    env: {
      HOME: Deno.env.get("HOME") ?? "/",
      SUPEREGO_STATE_DIR: `${folder}/state`,
      NO_COLOR: "1",
      ...env,
    },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const text = { out: "", err: "" };
  const reading = Promise.all([
    collect(process.stdout, (piece) => text.out += piece),
    collect(process.stderr, (piece) => text.err += piece),
  ]);
  const ask = (path: string, sent?: unknown, init: RequestInit = {}) =>
    fetch(`${url}${path}`, {
      headers: {
        Authorization: `Bearer ${KEY}`,
        "Content-Type": "application/json",
      },
      ...(sent === undefined
        ? {}
        : { method: "POST", body: JSON.stringify(sent) }),
      ...init,
    });
  const started: Started = {
    process,
    url,
    ask,
    async action(tool = "Bash") {
      const response = await ask("/v1/evaluate", {
        tool_name: tool,
        parameters: { command: "ls" },
      });
      return (await response.json()).action;
    },
    written: () => text,
  };
  try {
    await until(async () => {
      try {
        return await drop(await fetch(`${url}/healthz`));
      } catch {
        return false;
      }
    }, () => `no answer: ${text.err}`);
    await body(started);
  } finally {
    try {
      process.kill("SIGKILL");
    } catch {
      // It has ended.
    }
    await process.status;
    await reading;
  }
}

/** Waits up to a minute for a condition: a busy machine takes its time. */
export async function until(
  condition: () => Promise<boolean> | boolean,
  otherwise: () => string = () => "it did not happen within a minute",
): Promise<void> {
  const end = performance.now() + 60_000;
  while (performance.now() < end) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(otherwise());
}

/** Whether a response is fine, its body thrown away. */
export async function drop(response: Response): Promise<boolean> {
  await response.body?.cancel();
  return response.ok;
}

/** A port that nobody listens on. */
export function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

async function collect(
  stream: ReadableStream<Uint8Array>,
  add: (text: string) => void,
) {
  for await (const piece of stream.pipeThrough(new TextDecoderStream())) {
    add(piece);
  }
}
