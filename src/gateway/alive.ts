/** Asks a server on this machine whether it is ready: the one file of the room that uses the network. */
import { causeInWords } from "../problem/cause.ts";
import { forgetProxies } from "../config/environment.ts";
import { listenHost } from "../config/grants.ts";
import { splitAddress } from "../config/value.ts";

/** How long the server may take, in milliseconds. */
const DEADLINE_MS = 3_000;

/** What the server said about itself. */
export interface Readiness {
  readonly ok: boolean;
  /** Its words, or why there are none. */
  readonly detail: string;
}

/** Asks `/readyz` of the server that listens on this address; a server for all addresses is asked on loopback. */
export async function askReadiness(
  listen: string,
  tls = false,
): Promise<Readiness> {
  forgetProxies();
  const url = `${tls ? "https" : "http"}://${reachable(listen)}/readyz`;
  try {
    const { status, text } = await (tls ? askOverTls(url) : askPlainly(url));
    return { ok: status === 200, detail: text.slice(0, 2_000) };
  } catch (error) {
    return {
      ok: false,
      detail: `${url}: ${
        causeInWords(error)
      }. Does a server run there? --listen names another address`,
    };
  }
}

interface Told {
  readonly status: number;
  readonly text: string;
}

async function askPlainly(url: string): Promise<Told> {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  return { status: response.status, text: await response.text() };
}

// The certificate need not name this machine's own address, and what is told here is no secret. Without authorities
// of our own the runtime would look for the system's, to which it has no right.
async function askOverTls(url: string): Promise<Told> {
  const { get } = await import("node:https");
  return await new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    get(url, { ca: [], rejectUnauthorized: false, signal }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (more: string) => text += more);
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
      answer.on("error", reject);
    }).on("error", reject);
  });
}

/** The address under which a listener can be reached from its own machine. */
export function reachable(listen: string): string {
  const { host, port } = splitAddress(listen) ?? { host: "127.0.0.1", port: 0 };
  if (host === "0.0.0.0") return `127.0.0.1:${port}`;
  if (host === "::") return `[::1]:${port}`;
  const literal = listenHost(host);
  return literal.includes(":") ? `[${literal}]:${port}` : `${literal}:${port}`;
}
