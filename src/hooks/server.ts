/** Asks a Superego server what to answer to a hook: the one file of this room that uses the network. */
import type { Problem, Result } from "../problem/problem.ts";
import { networkInWords } from "../problem/cause.ts";
import { readJson, shorten } from "./json.ts";
import { SERVER, serverProblem } from "./reply.ts";

/** Which server, and how. */
export interface ServerOptions {
  /** Its address, `http://` or `https://`. */
  readonly url: string;
  /** The agent's route there. */
  readonly route: string;
  /** The API key, or `null` to send none. */
  readonly token: string | null;
  /** Longest time for the whole answer, in milliseconds. */
  readonly timeout_ms: number;
}

/** What came of asking. `unreachable` is true when nobody was there to refuse. */
export type ServerReply =
  | { readonly ok: true; readonly value: unknown }
  | {
    readonly ok: false;
    readonly unreachable: boolean;
    readonly problems: readonly Problem[];
  };

/** The route's whole address; a URL that we would not send a key to is a problem. */
export function endpoint(url: string, route: string): Result<URL> {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return refuse(`\`${shorten(url, 200)}\` is no URL`);
  }
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") {
    return refuse(`\`${parsed.protocol}//\` is neither http nor https`);
  }
  if (parsed.username !== "" || parsed.password !== "") {
    return refuse("the URL has a user or a password in it");
  }
  if (parsed.search !== "" || parsed.hash !== "") {
    return refuse("the URL has a query or a fragment");
  }
  const path = parsed.pathname.replace(/\/+$/, "");
  parsed.pathname = path.endsWith(route) ? path : `${path}${route}`;
  return { ok: true, value: parsed };
}

/** Sends a hook's input on and reads the JSON that comes back: status 200 only, no redirect, within limits. */
export async function askServer(
  input: Uint8Array<ArrayBuffer>,
  options: ServerOptions,
): Promise<ServerReply> {
  const url = endpoint(options.url, options.route);
  if (!url.ok) return { ...url, unreachable: false };
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "accept": "application/json",
  };
  if (options.token !== null) {
    if (!/^[\x21-\x7e]+$/.test(options.token)) {
      return failed("the token has characters that no header can carry");
    }
    headers["authorization"] = `Bearer ${options.token}`;
  }
  const where = `the server at ${url.value.origin}`;
  let response: Response;
  try {
    response = await fetch(url.value, {
      method: "POST",
      headers,
      body: input,
      redirect: "manual",
      signal: AbortSignal.timeout(options.timeout_ms),
    });
  } catch (cause) {
    return failed(
      `${where} cannot be reached: ${whyNot(cause, options.timeout_ms)}`,
      "Start it, or correct the URL",
      true,
    );
  }
  try {
    return await readReply(response, where);
  } catch (cause) {
    // It was there and began to answer, which is no absence.
    return failed(
      `${where} broke off its answer: ${whyNot(cause, options.timeout_ms)}`,
      "The server's log says why",
    );
  }
}

async function readReply(
  response: Response,
  where: string,
): Promise<ServerReply> {
  const { status } = response;
  if (status !== 200) {
    await response.body?.cancel();
    return failed(
      `${where} answered with status ${status}`,
      hintOf(status),
      status === 502 || status === 503 || status === 504,
    );
  }
  const type = response.headers.get("content-type") ?? "none";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    await response.body?.cancel();
    return failed(`${where} answered with content type ${shorten(type, 80)}`);
  }
  const body = await readBody(response);
  const json = body === null
    ? failed(`${where} answered with more than ${MOST_BYTES} bytes`)
    : readJson(body, SERVER);
  return json.ok ? json : { unreachable: false, ...json };
}

const MOST_BYTES = 262_144;

async function readBody(response: Response): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > MOST_BYTES) return null;
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function hintOf(status: number): string {
  if (status === 401 || status === 403) {
    return "Give a key with the scope `evaluate` in SUPEREGO_TOKEN or SUPEREGO_TOKEN_FILE";
  }
  if (status >= 300 && status < 400) {
    return "Name the server itself: redirects are not followed";
  }
  return status === 404
    ? "Is there a Superego server at that URL?"
    : "The server's log says why";
}

function whyNot(cause: unknown, timeout_ms: number): string {
  if (cause instanceof DOMException && cause.name === "TimeoutError") {
    return `no whole answer within ${timeout_ms} ms`;
  }
  if (!(cause instanceof Error)) return String(cause);
  const words = networkInWords(cause);
  if (words !== undefined) return words;
  const inner = cause.cause instanceof Error ? `: ${cause.cause.message}` : "";
  return shorten(`${cause.message}${inner}`, 200);
}

function refuse(message: string): Result<URL> {
  return {
    ok: false,
    problems: [serverProblem(
      message,
      "Give the server's plain address, for example http://127.0.0.1:8000",
    )],
  };
}

function failed(
  message: string,
  hint = "Is there a Superego server at that URL?",
  unreachable = false,
): ServerReply & { readonly ok: false } {
  return { ok: false, unreachable, problems: [serverProblem(message, hint)] };
}
