/** Answers one message of the era that begins with a handshake, without remembering that there was one. */
import {
  isLegacyRequest,
  type Server,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import { inPlainWords } from "./plain.ts";

/** Whether a message belongs to that era; `message` is the body of `request`. */
export function isLegacy(request: Request, message: unknown): Promise<boolean> {
  return isLegacyRequest(request, message);
}

// As plain JSON: no tool says anything before its result, and a stream for one event is three times as dear.
/** Answers `message`, the body of `request`, by a server made for it alone. */
export async function answerLegacy(
  request: Request,
  message: unknown,
  server: Server,
): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({
    enableJsonResponse: true,
  });
  const send = transport.send.bind(transport);
  transport.send = (said, options) => send(inPlainWords(said), options);
  await server.connect(transport);
  try {
    return await transport.handleRequest(request, { parsedBody: message });
  } finally {
    await server.close();
  }
}
