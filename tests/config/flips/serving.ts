/** Runs the real server for a flip, and asks it. */
import assert from "node:assert/strict";
import type { Server } from "../../../src/gateway/server.ts";
import { KEY, type World } from "./flip.ts";

/** A server that answers. */
export interface Serving {
  readonly server: Server;
  /** Asks with the key; a body makes it a POST. The body of the answer is JSON, or `null`. */
  ask(
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answered>;
  /** The status of an evaluation of a harmless call, with a key. */
  status(key?: string): Promise<number>;
  /** The verdict on a shell command. */
  judge(
    command: string,
    cwd?: string,
  ): Promise<Readonly<Record<string, unknown>>>;
}

/** An answer. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // deno-lint-ignore no-explicit-any
  readonly body: any;
}

/** Opens the server of these settings in this thread, does something with it, and drains it. */
export async function serving<T>(
  { settings }: World,
  work: (serving: Serving) => Promise<T>,
  host = "127.0.0.1",
): Promise<T> {
  // Loaded here, so that whoever only wants to know which flips there are does not load a server.
  const { giveOrders } = await import("../../../src/gateway/worker_orders.ts");
  const { openServer } = await import("../../../src/gateway/server.ts");
  const orders = await giveOrders(settings, "1.0.0");
  assert.ok(orders.ok, JSON.stringify(orders));
  const opened = await openServer(orders.value);
  assert.ok(opened.ok, JSON.stringify(opened));
  const server = opened.value;
  const ask: Serving["ask"] = async (path, body, headers = {}) => {
    const response = await fetch(`http://${host}:${server.port}${path}`, {
      headers: {
        Authorization: `Bearer ${KEY}`,
        ...body === undefined ? {} : { "Content-Type": "application/json" },
        ...headers,
      },
      ...body === undefined
        ? {}
        : { method: "POST", body: JSON.stringify(body) },
    });
    const text = await response.text();
    const { status } = response;
    const json = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status,
      headers: response.headers,
      body: json ? JSON.parse(text) : text,
    };
  };
  let drained = false;
  try {
    return await work({
      server: {
        ...server,
        async drain() {
          drained = true;
          await server.drain();
        },
      },
      ask,
      async status(key = KEY) {
        const headers = { Authorization: `Bearer ${key}` };
        const call = { tool_name: "Bash", parameters: { command: "ls" } };
        return (await ask("/v1/evaluate", call, headers)).status;
      },
      async judge(command, cwd = "/home/dev/project") {
        const call = { tool_name: "Bash", parameters: { command }, cwd };
        return (await ask("/v1/evaluate", call)).body;
      },
    });
  } finally {
    if (!drained) await server.drain();
  }
}

/** A connection that speaks HTTP byte by byte. */
export interface Wire {
  send(text: string): Promise<void>;
  /** What comes until the other side closes, or until the text is there. */
  until(text?: string): Promise<string>;
  /** Whether the other side closes within so many milliseconds. */
  closes(within_ms: number): Promise<boolean>;
  close(): void;
}

/** Connects. */
export async function wire(port: number): Promise<Wire> {
  const connection = await Deno.connect({ hostname: "127.0.0.1", port });
  const read = async (done: (text: string) => boolean) => {
    let text = "";
    const bytes = new Uint8Array(4_096);
    while (!done(text)) {
      const count = await connection.read(bytes).catch(() => null);
      if (count === null) break;
      text += new TextDecoder().decode(bytes.subarray(0, count));
    }
    return text;
  };
  return {
    async send(text) {
      await connection.write(new TextEncoder().encode(text));
    },
    until: (text) =>
      read((so_far) => text !== undefined && so_far.includes(text)),
    async closes(within_ms) {
      const late = Promise.withResolvers<boolean>();
      const timer = setTimeout(() => late.resolve(false), within_ms);
      const closed = read(() => false).then(() => true);
      const first = await Promise.race([closed, late.promise]);
      clearTimeout(timer);
      if (!first) {
        connection.close();
        await closed;
      }
      return first;
    },
    close() {
      try {
        connection.close();
      } catch {
        // It is closed.
      }
    },
  };
}

/** The head of a request for an evaluation, up to its blank line. */
export function head(length: number, more = ""): string {
  return `POST /v1/evaluate HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${KEY}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n${more}`;
}

/** Waits. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Waits up to 10 s for a condition; whether it came. */
export async function comes(
  condition: () => Promise<boolean>,
  most_ms = 10_000,
): Promise<boolean> {
  const end = performance.now() + most_ms;
  while (performance.now() < end) {
    if (await condition()) return true;
    await pause(50);
  }
  return false;
}
