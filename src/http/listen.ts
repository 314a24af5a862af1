/** The one file of the door that touches the network: listens, and stops listening. */
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { createServer } from "node:http";
import type { Connection } from "./app.ts";
import { problem } from "./problem_document.ts";
import { respond } from "./reply.ts";

/** How to listen. Times are in milliseconds, sizes in bytes. */
export interface ListenOptions {
  /** A literal address. */
  readonly host: string;
  /** The port; 0 for any that is free. */
  readonly port: number;
  readonly max_header_bytes: number;
  readonly headers_timeout_ms: number;
  readonly request_timeout_ms: number;
  readonly idle_timeout_ms: number;
  readonly max_connections: number;
}

/** A listener. */
export interface Listener {
  /** The port that it got. */
  readonly port: number;
  /** Stops accepting, lets open requests finish, and ends what is left after so many milliseconds. */
  close(deadline_ms: number): Promise<void>;
}

/** Serves an application; rejects when the address cannot be had. */
export async function listen(
  app: Hono<{ Bindings: Connection }>,
  options: ListenOptions,
): Promise<Listener> {
  const answer = getRequestListener(
    (request, env) => {
      const { socket } = (env as { readonly incoming: Incoming }).incoming;
      return app.fetch(request, { peer: () => socket.remoteAddress });
    },
    // What cannot even be read as a request: an absent or impossible Host or path.
    { errorHandler: () => respond(problem(400, "This is no request"), "none") },
  );
  const server = createServer({
    maxHeaderSize: options.max_header_bytes,
    headersTimeout: options.headers_timeout_ms,
    requestTimeout: options.request_timeout_ms,
    keepAliveTimeout: options.idle_timeout_ms,
    // The default is half a minute, which would stretch every time-out by as much.
    connectionsCheckingInterval: 1_000,
  }, answer);
  server.maxConnections = options.max_connections;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) {
    throw new Error("The server has no address");
  }
  return {
    port: address.port,
    async close(deadline_ms) {
      const closed = new Promise<void>((resolve) =>
        server.close(() => resolve())
      );
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), deadline_ms);
      await closed;
      clearTimeout(timer);
    },
  };
}

interface Incoming {
  readonly socket: { readonly remoteAddress?: string };
}
