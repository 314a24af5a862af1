/** Starts a server under odd conditions, and waits until it answers or refuses. */
import { quote } from "../../cli/process.ts";
import { environment, freePort, KEY } from "../program.ts";
import { type Conditions, present, settle } from "./conditions.ts";

/** A server, or what it said when it would not start. */
export interface Served extends AsyncDisposable {
  readonly url: string;
  /** Its exit status, where it did not start. */
  readonly refused: number | null;
  readonly pid: number;
  /** What it has written to standard error. */
  said(): Promise<string>;
  /** Sends it a signal. */
  signal(name: Deno.Signal): void;
  /** How it ended. */
  readonly status: Promise<Deno.CommandStatus>;
}

/** Starts `serve`; `before` are shell commands whose conditions (limits, mounts, clocks) it inherits. */
export async function served(conditions: Conditions): Promise<Served> {
  const { folder } = conditions;
  const { command, flags, env, before } = settle(conditions);
  const port = freePort();
  const words = [
    ...command,
    "serve",
    ...["--listen", `127.0.0.1:${port}`],
    ...flags,
  ].map(quote).join(" ");
  const log = `${folder}/serve-${port}.log`;
  const process = new Deno.Command("bash", {
    args: ["-c", `${before} exec ${words} 2> ${quote(log)}`],
    clearEnv: true,
    env: present({ ...environment(""), SUPEREGO_API_KEY: KEY, ...env }),
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  const url = `http://127.0.0.1:${port}`;
  let refused: number | null = null;
  process.status.then(({ code }) => refused = code);
  function signal(name: Deno.Signal): void {
    try {
      process.kill(name);
    } catch {
      // It has ended already.
    }
  }
  const found = {
    url,
    pid: process.pid,
    status: process.status,
    said: () => Deno.readTextFile(log).catch(() => ""),
    signal,
    async [Symbol.asyncDispose]() {
      signal("SIGKILL");
      await process.status;
    },
  };
  for (let tries = 0; tries < 600 && refused === null; tries++) {
    const well = await fetch(`${url}/healthz`).then(async (response) => {
      await response.body?.cancel();
      return true;
    }, () => false);
    if (well) return { ...found, refused: null };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (refused === null) {
    await found[Symbol.asyncDispose]();
    throw new Error(`The server gives no answer:\n${await found.said()}`);
  }
  return { ...found, refused };
}
