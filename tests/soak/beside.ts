/** A bare echo that is asked beside the server: what is slow for both is slow by the machine, or by who asks. */
import { freePort } from "../e2e/program.ts";
import { Times } from "./times.ts";

/** How often it is asked a second. */
const RATE = 20;

/** The echo, while it runs. */
export interface Beside extends AsyncDisposable {
  /** What was measured since the last time that this was called. */
  times(): Times;
}

/** Starts it, and asks it at a steady pace until it is disposed of. */
export async function besideEcho(): Promise<Beside> {
  const port = freePort();
  const echo = new URL("../bench/echo.ts", import.meta.url).pathname;
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--quiet", echo, String(port)],
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  let going = true;
  let times = new Times();
  const ask = async (): Promise<boolean> => {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/v1/evaluate`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: '{"tool_name":"Bash","parameters":{"command":"ls"}}',
      });
      await response.text();
      return response.ok;
    } catch {
      return false;
    }
  };
  while (!await ask()) await pause(50);
  const asking = (async () => {
    while (going) {
      const began = performance.now();
      if (await ask()) times.add(performance.now() - began);
      await pause(1_000 / RATE);
    }
  })();
  return {
    times() {
      const measured = times;
      times = new Times();
      return measured;
    },
    async [Symbol.asyncDispose]() {
      going = false;
      await asking;
      process.kill("SIGKILL");
      await process.status;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
