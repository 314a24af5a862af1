/** The protocol's stdio transport on web streams: a message a line, each way. */
import {
  type JSONRPCMessage,
  parseJSONRPCMessage,
  ProtocolErrorCode,
  type Transport,
} from "@modelcontextprotocol/server";
import { saidSafely } from "../audit/said.ts";
import { type Line, linesOf } from "./lines.ts";
import { type MessageError, readMessage, tooLong } from "./message.ts";
import { inPlainWords } from "./plain.ts";
import { wrongParams } from "./params.ts";
import type { MessageLimits } from "./parts.ts";

/** The two ends of a connection. */
export interface Streams {
  readonly stdin: ReadableStream<Uint8Array>;
  readonly stdout: WritableStream<Uint8Array>;
}

// A client that sends without reading its answers is made to wait.
const MOST_PENDING = 64;

/** One connection. It reads until the input ends, then answers what it has taken in, then closes. */
export class Wire implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: Transport["onmessage"];
  readonly #streams: Streams;
  readonly #limits: MessageLimits;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #pending = new Set<string | number>();
  readonly #ended = Promise.withResolvers<void>();
  #settled = Promise.withResolvers<void>();
  #closed = false;

  constructor(streams: Streams, limits: MessageLimits) {
    this.#streams = streams;
    this.#limits = limits;
    this.#writer = streams.stdout.getWriter();
    this.#writer.closed.catch((error) => this.#fail(error));
  }

  /** Resolves once the input has ended, or the connection was closed. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** Resolves once nothing that was asked waits for its answer. */
  async drained(): Promise<void> {
    while (this.#pending.size > 0 && !this.#closed) await this.#settled.promise;
  }

  /** Begins to read; the library calls it. */
  start(): Promise<void> {
    this.#read().catch((error) => this.#fail(error)).finally(() =>
      this.#ended.resolve()
    );
    return Promise.resolve();
  }

  /** Writes one message. */
  async send(message: JSONRPCMessage): Promise<void> {
    await this.#write(inPlainWords(message));
    if (!("method" in message) && message.id !== undefined) {
      this.#settle(message.id);
    }
  }

  /** Reads and writes no more. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#settle();
    this.#ended.resolve();
    this.#writer.releaseLock();
    this.onclose?.();
    await Promise.resolve();
  }

  async #read(): Promise<void> {
    for await (const line of linesOf(this.#streams.stdin, this.#limits.bytes)) {
      if (this.#closed) return;
      await this.#take(line);
      while (this.#pending.size >= MOST_PENDING && !this.#closed) {
        await this.#settled.promise;
      }
    }
  }

  async #take(line: Line): Promise<void> {
    if (line !== null && line.every((byte) => byte <= 0x20)) return;
    const read = line === null
      ? tooLong(this.#limits)
      : readMessage(line, this.#limits);
    if (!read.ok) return await this.#answer(read.error);
    let message: JSONRPCMessage;
    try {
      message = parseJSONRPCMessage(read.value);
    } catch {
      return await this.#answer({
        code: ProtocolErrorCode.InvalidRequest,
        message:
          "The message is no request, notification or response of JSON-RPC 2.0",
      }, read.value["id"]);
    }
    const wrong = wrongParams(read.value);
    if (wrong !== null && "id" in message) {
      const { InvalidParams: code } = ProtocolErrorCode;
      return await this.#answer({ code, message: wrong }, message.id);
    }
    if ("method" in message) {
      if ("id" in message && message.method !== "subscriptions/listen") {
        this.#pending.add(message.id);
      } else if (message.method === "notifications/cancelled") {
        const id = message.params?.["requestId"];
        if (typeof id === "string" || typeof id === "number") this.#settle(id);
      }
    }
    this.onmessage?.(message);
  }

  // Where no identifier could be read it is null, as JSON-RPC says and over HTTP too.
  async #answer(error: MessageError, id?: unknown): Promise<void> {
    const known = typeof id === "string" || typeof id === "number";
    const message = saidSafely(error.message);
    await this.#write({
      jsonrpc: "2.0",
      id: known ? id : null,
      error: { ...error, message },
    });
  }

  async #write(message: object): Promise<void> {
    if (this.#closed) throw new Error("The connection is closed");
    const bytes = new TextEncoder().encode(`${JSON.stringify(message)}\n`);
    await this.#writer.write(bytes);
  }

  #settle(id?: string | number): void {
    if (id !== undefined) this.#pending.delete(id);
    this.#settled.resolve();
    this.#settled = Promise.withResolvers();
  }

  #fail(error: unknown): void {
    if (this.#closed) return;
    this.onerror?.(error instanceof Error ? error : new Error(String(error)));
    this.close().catch(() => {});
  }
}
