/** Speaks HTTP byte by byte, for what no client would send. */
import type { Listener, ListenOptions, Served } from "../../src/http/listen.ts";
import { listen } from "../../src/http/listen.ts";
import { type Fixture, fixture, KEYS } from "./fixture.ts";
import type { AppParts } from "../../src/http/parts.ts";

/** A body that the fixture judges. */
export const CALL = `{"tool_name":"Bash","parameters":{"command":"ls"}}`;

/** Short times, so that tests of time-outs end. */
export const OPTIONS: ListenOptions = {
  host: "127.0.0.1",
  port: 0,
  max_header_bytes: 8_192,
  headers_timeout_ms: 700,
  request_timeout_ms: 1_500,
  response_timeout_ms: 60_000,
  idle_timeout_ms: 500,
  max_connections: 64,
  max_pipelined: 4,
  max_connections_per_address: 64,
};

/** Runs a test against a listening application, and stops it. */
export async function serving(
  test: (port: number, one: Fixture, listener: Listener) => Promise<void>,
  options: Partial<ListenOptions> = {},
  parts: Partial<AppParts> = {},
  direct = true,
  more: Partial<Served> = {},
): Promise<void> {
  const one = fixture(parts);
  const { fetch } = one.app;
  const listener = await listen(
    {
      fetch,
      sources: one.parts.sources,
      ...direct ? { direct: one.direct } : {},
      ...more,
    },
    { ...OPTIONS, ...options },
  );
  try {
    await test(listener.port, one, listener);
  } finally {
    await listener.close(0);
  }
}

/** A whole request with a key. */
export function request(
  body: string = CALL,
  headers: readonly string[] = [`Content-Length: ${body.length}`],
): string {
  return [
    "POST /v1/evaluate HTTP/1.1",
    "Host: localhost",
    `Authorization: Bearer ${KEYS.all}`,
    "Content-Type: application/json",
    ...headers,
    "",
    body,
  ].join("\r\n");
}

/** Writes, and reads until the other side closes; a reset counts as closing. */
export async function exchange(port: number, text: string): Promise<string> {
  const connection = await Deno.connect({ hostname: "127.0.0.1", port });
  await write(connection, text);
  const answer = await readAll(connection);
  connection.close();
  return answer;
}

/** Writes all of a text; a side that already closed is no error. */
export async function write(to: Deno.Conn, text: string): Promise<void> {
  try {
    const writer = to.writable.getWriter();
    await writer.write(new TextEncoder().encode(text));
    writer.releaseLock();
  } catch {
    // What it answered before it closed is still to be read.
  }
}

/** Reads until the other side closes. */
export async function readAll(from: Deno.Conn): Promise<string> {
  return await readUntil(from, () => false);
}

/** Reads until the text so far is enough, or the other side closes. */
export async function readUntil(
  from: Deno.Conn,
  enough: (text: string) => boolean,
): Promise<string> {
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(65_536);
  let text = "";
  while (!enough(text)) {
    const read = await from.read(buffer).catch(() => null);
    if (read === null) break;
    text += decoder.decode(buffer.subarray(0, read), { stream: true });
  }
  return text;
}

/** The statuses of all answers in a text. */
export function statuses(text: string): readonly number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) =>
    Number(status)
  );
}
