/** The other end of a stdio connection, in memory. */

/** One message that came out. */
export interface Out {
  readonly id?: number | string;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly code: number; readonly message: string };
}

/** Streams for a server, and the hands at their far ends. */
export interface Client {
  readonly streams: {
    readonly stdin: ReadableStream<Uint8Array>;
    readonly stdout: WritableStream<Uint8Array>;
  };
  /** Sends text as it is. */
  write(text: string | Uint8Array): Promise<void>;
  /** Sends a message on a line of its own. */
  send(message: object): Promise<void>;
  /** Ends the input. */
  end(): Promise<void>;
  /** The next line that came out, which has to be JSON. */
  next(): Promise<Out>;
  /** All lines until the output ends. */
  rest(): Promise<readonly Out[]>;
  /** Stops listening, as a client that dies. */
  hangUp(): Promise<void>;
}

/** Makes the two ends. */
export function stdioClient(): Client {
  const input = new TransformStream<Uint8Array, Uint8Array>(undefined, {
    highWaterMark: 64,
  });
  const output = new TransformStream<Uint8Array, Uint8Array>(undefined, {
    highWaterMark: 64,
  }, { highWaterMark: 64 });
  const writer = input.writable.getWriter();
  const reader = output.readable.getReader();
  const decoder = new TextDecoder();
  let text = "";
  async function line(): Promise<string | undefined> {
    while (!text.includes("\n")) {
      const { value, done } = await reader.read();
      if (done) return undefined;
      text += decoder.decode(value, { stream: true });
    }
    const at = text.indexOf("\n");
    const found = text.slice(0, at);
    text = text.slice(at + 1);
    return found;
  }
  const write = (more: string | Uint8Array) =>
    writer.write(
      typeof more === "string" ? new TextEncoder().encode(more) : more,
    );
  return {
    streams: { stdin: input.readable, stdout: output.writable },
    write,
    send: (message) =>
      write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`),
    end: () => writer.close(),
    async next() {
      return JSON.parse(await line() ?? "null");
    },
    async rest() {
      const all: Out[] = [];
      for (let next = await line(); next !== undefined; next = await line()) {
        all.push(JSON.parse(next));
      }
      return all;
    },
    hangUp: () => reader.cancel("gone"),
  };
}

/** What opens a connection of the era with a handshake. */
export const INITIALIZE = {
  id: 0,
  method: "initialize",
  params: {
    protocolVersion: "2025-06-18",
    capabilities: {},
    clientInfo: { name: "test", version: "1" },
  },
};
