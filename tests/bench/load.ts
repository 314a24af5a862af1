/**
 * Loads a server from a process of its own and prints what it saw: `load.ts PORT KEY MIX CONNECTIONS MILLISECONDS`.
 *
 * Every connection asks, waits for the answer, and asks again. It keeps pace with `wrk`, which not every machine has.
 */
// deno-lint-ignore-file no-console
import { body, type Mix } from "./calls.ts";

/** What a load saw. */
export interface Seen {
  /** Requests answered. */
  readonly answers: number;
  /** Answered requests a second. */
  readonly rate: number;
  /** Median time from request to answer, in milliseconds. */
  readonly p50: number;
  /** Time within which 99 of 100 requests were answered, in milliseconds. */
  readonly p99: number;
}

const BODY = /\r\n\r\n/;
const LENGTH = /\r\ncontent-length: (\d+)\r\n/i;

async function load(
  port: number,
  key: string,
  mix: Mix,
  connections: number,
  milliseconds: number,
): Promise<Seen> {
  const times: number[] = [];
  // A server that was loaded before is to see other calls.
  let n = Math.floor(Math.random() * 1e9);
  const began = performance.now();
  async function ask(): Promise<void> {
    using asker = await Asker.connect(port, { Authorization: `Bearer ${key}` });
    while (performance.now() - began < milliseconds) {
      const asked = performance.now();
      await asker.ask(body(mix, n++));
      times.push(performance.now() - asked);
    }
  }
  await Promise.all(Array.from({ length: connections }, ask));
  const seconds = (performance.now() - began) / 1_000;
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(times.length * part)] ?? NaN;
  return {
    answers: times.length,
    rate: times.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
  };
}

/** A connection on which one call is asked after the other. */
export class Asker implements Disposable {
  readonly #connection: Deno.TcpConn;
  readonly #head: string;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder("latin1");
  readonly #sent = new Uint8Array(4_096);
  readonly #received = new Uint8Array(16_384);

  private constructor(connection: Deno.TcpConn, head: string) {
    this.#connection = connection;
    this.#head = head;
  }

  /** Connects to the server on a port of this machine; every request has these headers. */
  static async connect(
    port: number,
    headers: Readonly<Record<string, string>>,
  ): Promise<Asker> {
    const connection = await Deno.connect({ hostname: "127.0.0.1", port });
    connection.setNoDelay(true);
    const lines = Object.entries({
      "Host": `127.0.0.1:${port}`,
      ...headers,
      "Content-Type": "application/json",
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    return new Asker(
      connection,
      `POST /v1/evaluate HTTP/1.1\r\n${lines.join("")}`,
    );
  }

  /** Asks about one call, and waits for the verdict; throws when it is none. */
  async ask(call: string): Promise<void> {
    const { written } = this.#encoder.encodeInto(
      `${this.#head}Content-Length: ${call.length}\r\n\r\n${call}`,
      this.#sent,
    );
    await this.#connection.write(this.#sent.subarray(0, written));
    let filled = 0;
    let answer = "";
    do {
      const read = await this.#connection.read(
        this.#received.subarray(filled),
      );
      if (read === null) throw new Error("The server closed the connection");
      filled += read;
      answer = this.#decoder.decode(this.#received.subarray(0, filled));
    } while (!isWhole(answer));
    if (!answer.startsWith("HTTP/1.1 200 ") || !answer.includes('"action"')) {
      throw new Error(`The server answered: ${answer}`);
    }
  }

  [Symbol.dispose](): void {
    this.#connection.close();
  }
}

function isWhole(answer: string): boolean {
  const end = BODY.exec(answer)?.index;
  const length = LENGTH.exec(answer)?.[1];
  return end !== undefined && length !== undefined &&
    answer.length - end - 4 >= Number(length);
}

if (import.meta.main) {
  const [port, key = "", mix, connections, milliseconds] = Deno.args;
  console.log(JSON.stringify(
    await load(
      Number(port),
      key,
      mix as Mix,
      Number(connections),
      Number(milliseconds),
    ),
  ));
}
