/** What a route answers, and how it becomes a response. */
import { PROBLEM_TYPE } from "./problem_document.ts";

/** An answer before it is sent. */
export interface Reply {
  /** The status. */
  readonly status: number;
  /** Text as it is; anything else is sent as JSON; `null` for no body. */
  readonly body: unknown;
  /** Headers beside those that every answer carries. */
  readonly headers: Readonly<Record<string, string>>;
}

/** For an interface that no browser renders: nothing may be loaded, framed, guessed or kept. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

/** What answers over TLS have besides: browsers must not try it without for two years (RFC 6797). */
export const SECURE_HEADERS: Readonly<Record<string, string>> = {
  "Strict-Transport-Security": "max-age=63072000",
};

const JSON_TYPE = { "Content-Type": "application/json" };

/** A reply in JSON. */
export function json(body: unknown, status = 200): Reply {
  return { status, body, headers: JSON_TYPE };
}

/** A reply as it goes out. */
export interface Finished {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The reply with the headers of every answer and the request's identifier, its body as text. */
export function finish(
  reply: Reply,
  request_id: string,
  more: Readonly<Record<string, string>> = {},
): Finished {
  const { status, headers } = reply;
  const body = headers["Content-Type"] === PROBLEM_TYPE
    ? {
      ...reply.body as object,
      instance: `urn:superego:request:${request_id}`,
    }
    : reply.body;
  return {
    status,
    headers: {
      ...SECURITY_HEADERS,
      ...headers,
      ...more,
      "X-Request-Id": request_id,
    },
    body: typeof body === "string"
      ? body
      : body === null
      ? ""
      : JSON.stringify(body),
  };
}

/**
 * The response.
 *
 * Text and plain headers go in at once: the adapter sends such a response without making streams of it.
 */
export function respond(
  reply: Reply,
  request_id: string,
  more: Readonly<Record<string, string>> = {},
): Response {
  const { status, headers, body } = finish(reply, request_id, more);
  return new Response(reply.body === null ? null : body, { status, headers });
}

/** Puts the headers of every answer on a response that another room made. */
export function dress(
  response: Response,
  request_id: string,
  more: Readonly<Record<string, string>> = {},
): Response {
  const { headers } = response;
  for (
    const [name, value] of Object.entries({ ...SECURITY_HEADERS, ...more })
  ) {
    headers.set(name, value);
  }
  headers.set("X-Request-Id", request_id);
  return response;
}
