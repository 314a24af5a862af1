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
  const encoder = new TextEncoder();
  const decoder = new TextDecoder("latin1");
  const head = `POST /v1/evaluate HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n` +
    `Authorization: Bearer ${key}\r\nContent-Type: application/json\r\n`;
  const began = performance.now();
  async function ask(): Promise<void> {
    using connection = await Deno.connect({ hostname: "127.0.0.1", port });
    connection.setNoDelay(true);
    const sent = new Uint8Array(4_096);
    const received = new Uint8Array(16_384);
    while (performance.now() - began < milliseconds) {
      const text = body(mix, n++);
      const { written } = encoder.encodeInto(
        `${head}Content-Length: ${text.length}\r\n\r\n${text}`,
        sent,
      );
      const asked = performance.now();
      await connection.write(sent.subarray(0, written));
      let filled = 0;
      let answer = "";
      do {
        const read = await connection.read(received.subarray(filled));
        if (read === null) throw new Error("The server closed the connection");
        filled += read;
        answer = decoder.decode(received.subarray(0, filled));
      } while (!isWhole(answer));
      times.push(performance.now() - asked);
      if (!answer.startsWith("HTTP/1.1 200 ") || !answer.includes('"action"')) {
        throw new Error(`The server answered: ${answer}`);
      }
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
