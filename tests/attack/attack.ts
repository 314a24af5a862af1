/** What an attack is, and the client that must be served while it runs. */
import { KEY } from "../e2e/program.ts";

/** Where an attack goes. */
export interface Target {
  readonly port: number;
  readonly url: string;
}

/** What came of one. */
export interface Outcome {
  /** What the server did. */
  readonly did: string;
  /** What it should not have; absent where it held. */
  readonly through?: string;
}

/** One attack. */
export interface Attack {
  readonly name: string;
  run(target: Target): Promise<Outcome>;
}

/** How a client fared that did nothing wrong. */
export interface Served {
  readonly asked: number;
  readonly answered: number;
  /** Requests that had to be sent again, because their connection was ended. */
  readonly again: number;
  readonly worst_ms: number;
}

const DEADLINE_MS = 30_000;
const TRIES = 3;

/** Asks on until it is told to stop; each answer has to be the right verdict. */
export function keepAsking(
  { url }: Target,
): { stop(): Promise<Served> } {
  let going = true;
  let [asked, answered, again, worst_ms] = [0, 0, 0, 0];
  const loop = async () => {
    do {
      asked++;
      const began = performance.now();
      for (let tries = 0; tries < TRIES; tries++) {
        const verdict = await ask(url);
        if (verdict === "deny") {
          answered++;
          break;
        }
        again++;
      }
      worst_ms = Math.max(worst_ms, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 20));
    } while (going);
  };
  const ended = loop();
  return {
    async stop() {
      going = false;
      await ended;
      return { asked, answered, again, worst_ms };
    },
  };
}

async function ask(url: string): Promise<string | null> {
  try {
    const response = await fetch(`${url}/v1/evaluate`, {
      method: "POST",
      headers: {
        "Authorization": `Bearer ${KEY}`,
        "Content-Type": "application/json",
      },
      body: JSON.stringify({
        tool_name: "Bash",
        parameters: { command: "rm -rf /" },
      }),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    return (await response.json()).action ?? null;
  } catch {
    return null;
  }
}

/** The head of an evaluation with a key, without its blank line. */
export function head(...more: readonly string[]): string {
  return [
    "POST /v1/evaluate HTTP/1.1",
    "Host: localhost",
    `Authorization: Bearer ${KEY}`,
    "Content-Type: application/json",
    ...more,
    "",
  ].join("\r\n");
}

/** A call that nobody minds. */
export const CALL = '{"tool_name":"Read","parameters":{"file_path":"a"}}';
