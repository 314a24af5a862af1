/**
 * Answers what agents ask all day straight from the HTTP parser.
 *
 * The routes and their order of checks are those of the application; only the web request and response in between,
 * which cost as much as a decision, are left out. Whatever is in any way unusual goes the long way, unless its head is
 * too large for any.
 */
import { joined } from "../audit/bytes.ts";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, answer, answerBy } from "./answer.ts";
import { headTrouble } from "./head.ts";
import { isOwnHost } from "./host.ts";
import type { AppParts } from "./parts.ts";
import { problem } from "./problem_document.ts";
import { finish, type Reply } from "./reply.ts";
import type { Asked, Route } from "./route.ts";
import { ROUTES } from "./routes.ts";

/** Answers a request, or says that it has to go the long way. */
export type Direct = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) => boolean;

/** The direct way to an application of these parts. */
export function createDirect(parts: AppParts): Direct {
  const routes = new Map(
    ROUTES.filter(({ direct }) => direct).map((route) => [route.path, route]),
  );
  return (incoming, outgoing) => {
    const route = routes.get(incoming.url ?? "");
    const trouble = headTrouble(incoming, parts.head);
    if (trouble !== null) {
      const { status, detail } = trouble;
      const refuse = () =>
        route?.refuse?.(detail) ??
          problem(status, detail, { headers: { Connection: "close" } });
      void respond(
        answer(askedBy(incoming), route?.path ?? "other", parts, refuse, route),
        outgoing,
        parts,
      );
      return true;
    }
    if (route === undefined || !isUsual(incoming, route, parts)) return false;
    void respond(answerBy(route, askedBy(incoming), parts), outgoing, parts);
    return true;
  };
}

function isUsual(
  incoming: IncomingMessage,
  route: Route,
  { hosts, limits }: AppParts,
): boolean {
  const length = headerOf(incoming, "content-length");
  return incoming.method === route.method &&
    length !== undefined && /^\d{1,15}$/.test(length) &&
    Number(length) <= limits.bytes &&
    headerOf(incoming, "transfer-encoding") === undefined &&
    headerOf(incoming, "expect") === undefined &&
    isOwnHost(headerOf(incoming, "host"), hosts);
}

async function respond(
  answered: Promise<Answer>,
  outgoing: ServerResponse,
  parts: AppParts,
): Promise<void> {
  try {
    const { reply, request_id, fields } = await answered;
    const { status, headers, body } = finish(
      reply as Reply,
      request_id,
      fields,
    );
    outgoing.writeHead(status, {
      ...headers,
      "Content-Length": String(Buffer.byteLength(body)),
    });
    outgoing.end(body);
  } catch (error) {
    // Nobody is left to be answered, or half an answer is out already.
    parts.report(error, "none");
    outgoing.destroy();
  }
}

function askedBy(incoming: IncomingMessage): Asked {
  return {
    method: incoming.method ?? "",
    header: (name) => headerOf(incoming, name),
    bytes: () => bodyOf(incoming),
    peer: () => incoming.socket.remoteAddress,
    web() {
      throw new Error("A direct route has no web request");
    },
  };
}

/** A header as the web's `Headers` have it: several of one name are joined. */
function headerOf(
  { rawHeaders }: IncomingMessage,
  name: string,
): string | undefined {
  let value: string | undefined;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const given = rawHeaders[at] as string;
    if (given.length !== name.length || given.toLowerCase() !== name) continue;
    const one = rawHeaders[at + 1] as string;
    value = value === undefined ? one : `${value}, ${one}`;
  }
  return value;
}

/** The whole body; its length is stated, within the limit, and kept to by the parser. */
function bodyOf(
  incoming: IncomingMessage,
): Uint8Array | Promise<Uint8Array> {
  // Most bodies come in one piece with their head, and are here by now.
  return incoming.complete ? incoming.read() ?? EMPTY : bodyLater(incoming);
}

const EMPTY = new Uint8Array();

function bodyLater(incoming: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    incoming.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    incoming.on("end", () => resolve(joined(chunks)));
    incoming.on("error", reject);
    // It also comes after the end, where the trace of an error that nobody hears of would cost more than the decision.
    incoming.on("close", () => {
      if (!incoming.readableEnded) reject(new Error("The body ended early"));
    });
  });
}
