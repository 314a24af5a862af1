/** Answers as bytes of the connection, where what came in is no request that could be answered otherwise. */
import { problem, type ProblemStatus, TITLES } from "./problem_document.ts";
import { finish } from "./reply.ts";

/** What is needed of a connection. */
export interface Answerable {
  readonly writable: boolean;
  end(text: string, done: () => void): unknown;
  destroy(): unknown;
}

/** A problem document as it goes out; the connection ends after it. */
export function rawProblem(status: ProblemStatus, detail: string): string {
  const { headers, body } = finish(problem(status, detail), "none");
  const lines = Object.entries({
    ...headers,
    "Content-Length": String(new TextEncoder().encode(body).length),
    "Connection": "close",
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${TITLES[status]}\r\n${lines.join("")}\r\n${body}`;
}

/** The runtime's parser of a connection, as far as it matters here. */
interface Parsed {
  readonly parser?: { onIncoming: () => number } | null;
}

/** As the parser is told that a connection is no HTTP from here on. */
const NO_HTTP = 2;

/**
 * Ends the connection of a request, or what carries it, and makes no requests of what was read from it already: a
 * piece holds hundreds, each of which would cost as much as one that is answered.
 */
export function dropConnection(
  socket: object,
  carrier: { destroy(): unknown },
): void {
  const { parser } = socket as Parsed;
  if (parser) parser.onIncoming = () => NO_HTTP;
  carrier.destroy();
}

/** Refuses what the HTTP parser gave up on, by the code of its error, and ends the connection. */
export function refuseRaw(code: string | undefined, on: Answerable): void {
  // In the middle of an answer another cannot begin.
  const begun = (on as { readonly _httpMessage?: { headersSent: boolean } })
    ._httpMessage?.headersSent ?? false;
  if (!on.writable || begun) return void on.destroy();
  const [status, detail] = REFUSALS[code ?? ""] ?? NONE;
  on.end(rawProblem(status, detail), () => on.destroy());
}

type Refused = readonly [ProblemStatus, string];

const NONE: Refused = [400, "This is no HTTP request"];

/** By the codes of Node's HTTP server. */
const REFUSALS: Readonly<Record<string, Refused>> = {
  HPE_HEADER_OVERFLOW: [431, "The URL and the headers are too long together"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request took too long to arrive"],
};
