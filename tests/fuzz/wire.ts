/** The application behind two listeners, one with the direct way and one without: what both answer. */
import { listen, type ListenOptions } from "../../src/http/listen.ts";
import { systemClock } from "../../src/review/clock.ts";
import { fixture, VERDICT } from "../http/fixture.ts";
import { withKeys } from "./requests.ts";

/**
 * A way to the application: what a client writes, and how long it waits for more, in milliseconds. The answers have
 * their headers sorted, and not their moment.
 */
export type Way = (text: string, silence_ms: number) => Promise<string>;

/** Both ways. */
export interface Wire {
  readonly direct: Way;
  readonly long: Way;
}

/** So long that a busy machine makes no difference. */
const OPTIONS: ListenOptions = {
  host: "127.0.0.1",
  port: 0,
  max_header_bytes: 8_192,
  headers_timeout_ms: 60_000,
  request_timeout_ms: 60_000,
  response_timeout_ms: 60_000,
  max_pipelined: 100,
  idle_timeout_ms: 60_000,
  max_connections: 64,
  max_connections_per_address: 64,
};

/** Opens both ways. */
export async function openWire(): Promise<Wire> {
  return { direct: await openWay(true), long: await openWay(false) };
}

async function openWay(isDirect: boolean): Promise<Way> {
  const nothing = () => {};
  // Both ways see the same times, so that they say the same of how long a caller must wait.
  let seconds = 0;
  const { app, direct } = fixture({
    clock: { ...systemClock, elapsed: () => seconds * 1_000 },
    review: () => Promise.resolve(VERDICT),
    observe: () => Promise.resolve(null),
    metrics: {
      httpRequest: nothing,
      authFailure: nothing,
      limited: nothing,
      render: () => Promise.resolve(""),
      contentType: "text/plain",
    },
    report: nothing,
  });
  const { fetch } = app;
  const { port } = await listen(
    isDirect ? { fetch, direct } : { fetch },
    OPTIONS,
  );
  return async (text, silence_ms) => {
    seconds += 1;
    return inOrder(await heard(port, withKeys(text), silence_ms));
  };
}

/** Writes, and reads until the other side closes, or has been silent for so long. */
async function heard(
  port: number,
  text: string,
  silence_ms: number,
): Promise<string> {
  const connection = await Deno.connect({ hostname: "127.0.0.1", port });
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(65_536);
  const written = writeTo(connection, text);
  let answer = "";
  try {
    for (;;) {
      const late = setTimeout(() => connection.close(), silence_ms);
      const read = await connection.read(buffer)
        .finally(() => clearTimeout(late));
      if (read === null) break;
      answer += decoder.decode(buffer.subarray(0, read), { stream: true });
    }
    connection.close();
  } catch {
    // It was reset, or nothing more came.
  }
  await written;
  return answer;
}

async function writeTo(connection: Deno.Conn, text: string): Promise<void> {
  try {
    const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0));
    for (let at = 0; at < bytes.length;) {
      at += await connection.write(bytes.subarray(at));
    }
  } catch {
    // It closed before it had read everything; what it answered counts.
  }
}

/** Answers whose headers are sorted and whose moment is left out. */
function inOrder(answers: string): string {
  return answers.split(/(?=HTTP\/1\.1 \d{3} )/).map((answer) => {
    const [head = "", ...rest] = answer.split("\r\n\r\n");
    const [status = "", ...headers] = head.split("\r\n");
    const kept = headers.filter((line) => !/^date:/i.test(line))
      .map((line) => line.replace(/^[\w-]+/, (name) => name.toLowerCase()));
    return [status, ...kept.sort(), "", ...rest].join("\n");
  }).join("");
}
