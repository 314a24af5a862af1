/** Requests as MCP clients of both eras send them over HTTP, and what is in the answers. */

/** One message a server answered with. */
export interface Reply {
  readonly status: number;
  readonly id: unknown;
  readonly headers: Headers;
  readonly result: Record<string, unknown>;
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly data?: unknown;
  };
}

const ADDRESS = "http://127.0.0.1:8000/mcp";

/** The protocol's version of the era that has no handshake. */
export const MODERN = "2026-07-28";

/** A version of the era that begins with `initialize`. */
export const LEGACY = "2025-06-18";

/** A POST with these bytes, as a client in good order sends it unless `headers` says otherwise. */
export function post(
  body: BodyInit,
  headers: Readonly<Record<string, string>> = {},
): Request {
  return new Request(ADDRESS, {
    method: "POST",
    body,
    headers: {
      host: "127.0.0.1:8000",
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...headers,
    },
  });
}

/** A request of one era. */
export function request(
  era: typeof MODERN | typeof LEGACY,
  method: string,
  params: Readonly<Record<string, unknown>> = {},
): Request {
  const headers = { "mcp-protocol-version": era };
  if (era === LEGACY) {
    return post(
      JSON.stringify({ jsonrpc: "2.0", id: 7, method, params }),
      headers,
    );
  }
  const name = params["name"] ?? params["uri"];
  return post(
    JSON.stringify({
      jsonrpc: "2.0",
      id: 7,
      method,
      params: { ...params, _meta: envelope() },
    }),
    {
      ...headers,
      "mcp-method": method,
      ...typeof name === "string" ? { "mcp-name": name } : {},
    },
  );
}

/** What every request of the modern era carries. */
export function envelope(): Record<string, unknown> {
  return {
    "io.modelcontextprotocol/protocolVersion": MODERN,
    "io.modelcontextprotocol/clientCapabilities": {},
    "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
  };
}

/** Reads an answer, whether it is plain JSON or a stream of one event. */
export async function read(response: Response): Promise<Reply> {
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("event-stream")
    ? text.split("\n").find((line) => line.startsWith("data: "))?.slice(6)
    : text;
  const { id, result = {}, error = {} } = JSON.parse(json || "{}");
  const { status, headers } = response;
  return { status, headers, id, result, error };
}
