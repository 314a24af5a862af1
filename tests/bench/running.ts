/** Servers that are measured: started, loaded from another process, looked at from outside. */
import type { Mix } from "./calls.ts";
import type { Seen } from "./load.ts";

/** The key that every request carries. */
export const KEY = "bench-Vq7zR2mXw9TkLc4HsPb6YdN1";

/** A program that serves on a port. */
export interface Servable {
  /** Path of the executable. */
  readonly path: string;
  /** Its arguments, by the port that it is to listen on. */
  args(port: number): readonly string[];
  /** Its environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** A server that answers. */
export interface Running extends AsyncDisposable {
  /** Milliseconds from its start to its first answer. */
  readonly started_ms: number;
  /** Loads it over so many connections for so many milliseconds. */
  load(mix: Mix, connections: number, milliseconds: number): Promise<Seen>;
  /** Processor time that it has used so far, in seconds; `NaN` where the system does not say. */
  processorSeconds(): number;
  /** Most memory that it ever had in RAM, in bytes; `NaN` where the system does not say. */
  peakBytes(): number;
}

/** How long a server may take to answer at all, in milliseconds. */
const PATIENCE_MS = 30_000;
/** Ticks a second in which Linux counts processor time for programs (`getconf CLK_TCK`). */
const TICKS = 100;

/** Starts a server and waits for its first answer. */
export async function start(program: Servable): Promise<Running> {
  const port = freePort();
  const began = performance.now();
  const child = new Deno.Command(program.path, {
    args: [...program.args(port)],
    clearEnv: true,
    env: program.env,
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  while (!await answers(port)) {
    if (performance.now() - began > PATIENCE_MS) {
      child.kill("SIGKILL");
      throw new Error(`${program.path} gives no answer`);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const started_ms = performance.now() - began;
  const proc = (file: string) => {
    try {
      return Deno.readTextFileSync(`/proc/${child.pid}/${file}`);
    } catch {
      return "";
    }
  };
  return {
    started_ms,
    load: (...options) => load(port, ...options),
    processorSeconds() {
      const fields = proc("stat").split(") ")[1]?.split(" ") ?? [];
      return (Number(fields[11]) + Number(fields[12])) / TICKS;
    },
    peakBytes: () =>
      Number(/VmHWM:\s+(\d+) kB/.exec(proc("status"))?.[1]) * 1_024,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await child.status;
    },
  };
}

async function load(
  port: number,
  mix: Mix,
  connections: number,
  milliseconds: number,
): Promise<Seen> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      "--allow-net=127.0.0.1",
      new URL("load.ts", import.meta.url).pathname,
      ...[port, KEY, mix, connections, milliseconds].map(String),
    ],
  }).output();
  const decoder = new TextDecoder();
  if (!success) throw new Error(decoder.decode(stderr));
  return JSON.parse(decoder.decode(stdout));
}

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/v1/evaluate`, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${KEY}`,
        "Content-Type": "application/json",
      },
      body: '{"tool_name":"Read","parameters":{"file_path":"/tmp/a"}}',
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}
