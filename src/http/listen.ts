/** The one file of the door that touches the network: listens, and stops listening. */
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { createServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import type { Sources } from "../limit/source.ts";
import { keepAccepting } from "./accepting.ts";
import type { Connection } from "./app.ts";
import { makeLasting } from "./lasting_map.ts";
import { createPlaces, type Places } from "./connection_places.ts";
import type { Direct } from "./direct.ts";
import { Connections } from "./idle.ts";
import { problem } from "./problem_document.ts";
import { dropConnection, refuseRaw } from "./raw.ts";
import { respond } from "./reply.ts";
import type { Secure } from "./secure.ts";

/** How to listen. Times are in milliseconds, sizes in bytes. */
export interface ListenOptions {
  /** A literal address. */
  readonly host: string;
  /** The port; 0 for any that is free. */
  readonly port: number;
  readonly max_header_bytes: number;
  readonly headers_timeout_ms: number;
  readonly request_timeout_ms: number;
  readonly response_timeout_ms: number;
  readonly idle_timeout_ms: number;
  readonly max_connections: number;
  /** Most requests of one connection that wait for their answers; one more ends it. */
  readonly max_pipelined: number;
  readonly max_connections_per_address: number;
}

/** A listener. */
export interface Listener {
  /** The port that it got. */
  readonly port: number;
  /** Stops accepting, lets open requests finish, and ends what is left after so many milliseconds. */
  close(deadline_ms: number): Promise<void>;
}

/** How often it is looked whether connections are accepted, in milliseconds; also how long a probe may take. */
const LOOK_MS = 1_000;

/** How often connections are ended that have nothing left to do while the listener closes, in milliseconds. */
const DONE_MS = 20;

/** What is served. */
export interface Served {
  /** The application. */
  readonly fetch: Hono<{ Bindings: Connection }>["fetch"];
  /** What of it is answered without a web request and response in between. */
  readonly direct?: Direct;
  /** Tells whose a connection is. */
  readonly sources?: Pick<Sources, "peer">;
  /** Speaks TLS; without it connections are plain. */
  readonly secure?: Secure;
  /** Is told of each connection that was one too many. */
  readonly turnedAway?: () => void;
}

/** Serves an application; rejects when the address cannot be had. `report` hears what the operator should know. */
export async function listen(
  served: Served,
  options: ListenOptions,
  report: (said: string) => void = () => {},
): Promise<Listener> {
  const places = createPlaces(options);
  let accepted = 0;
  let notice = () => {};
  let stopping = false;
  /** Those that listen or still have connections, and when each comes to its end. */
  const servers = new Map<Server, Promise<void>>();
  const looks = (ms: number) => Math.ceil(ms / LOOK_MS);
  const connections = new Connections(
    looks(options.idle_timeout_ms),
    // A little longer than the parser waits, which answers before it ends a connection.
    looks(options.headers_timeout_ms) + 2,
    looks(options.response_timeout_ms),
  );
  if (served.secure !== undefined) {
    served.secure.opened = (carrier, inside) =>
      connections.carries(carrier, inside);
  }
  async function open(port: number): Promise<number> {
    const server = create(served, options, connections, places);
    server.on("connection", (socket: Socket) => {
      connections.opened(socket);
      accepted++;
      notice();
      const source = served.sources?.peer(socket.remoteAddress);
      const asker = source === undefined
        ? socket.remoteAddress ?? "unknown"
        : source.proxy
        ? null
        : source.asker;
      if (!places.opened(socket, asker)) served.turnedAway?.();
    });
    const bound = await bind(server, options.host, port);
    makeLasting(server);
    const ended = new Promise<void>((resolve) => server.once("close", resolve));
    servers.set(server, ended.then(() => void servers.delete(server)));
    if (stopping) retire(server);
    return bound;
  }
  const port = await open(options.port);
  const look = keepAccepting({
    accepted: () => accepted,
    probe() {
      const noticed = new Promise<void>((resolve) => notice = resolve);
      return isAccepted(options.host, port, noticed);
    },
    async reopen() {
      // They let go of the port at once, and end when their last connections do.
      for (const server of servers.keys()) retire(server);
      await open(port);
    },
    report,
  });
  const timer = setInterval(() => {
    connections.look();
    void look();
  }, LOOK_MS);
  return {
    port,
    async close(deadline_ms) {
      stopping = true;
      clearInterval(timer);
      for (const server of servers.keys()) retire(server);
      // A connection whose last answer is out is idle now, and would be for long.
      const done = setInterval(() => {
        for (const server of servers.keys()) server.closeIdleConnections();
      }, DONE_MS);
      const late = setTimeout(() => {
        for (const server of servers.keys()) server.closeAllConnections();
      }, deadline_ms);
      await Promise.all(servers.values());
      clearTimeout(late);
      clearInterval(done);
    },
  };
}

function create(
  served: Served,
  options: ListenOptions,
  connections: Connections,
  places: Places,
): Server {
  const answer = getRequestListener(
    (request, env) => {
      const { socket } = (env as { readonly incoming: Incoming }).incoming;
      return served.fetch(request, { peer: () => socket.remoteAddress });
    },
    // What cannot even be read as a request: an absent or impossible Host or path.
    { errorHandler: () => respond(problem(400, "This is no request"), "none") },
  );
  const { secure, direct } = served;
  const listener: RequestListener = (incoming, outgoing) => {
    const { socket } = incoming;
    const carrier = secure?.carrierOf(socket) ?? socket;
    // Whoever sends on and on without reading would fill the memory with answers; it is read in large pieces.
    if (connections.begins(carrier) > options.max_pipelined) {
      return dropConnection(socket, carrier);
    }
    places.began(carrier);
    outgoing.once("close", () => {
      connections.ended(carrier);
      places.ended(carrier);
    });
    if (!direct?.(incoming, outgoing)) void answer(incoming, outgoing);
  };
  const server = (secure?.create ?? createServer)({
    maxHeaderSize: options.max_header_bytes,
    headersTimeout: options.headers_timeout_ms,
    requestTimeout: options.request_timeout_ms,
    // Idle connections are ended by `connections`.
    keepAliveTimeout: 0,
    // The default is half a minute, which would stretch every time-out by as much.
    connectionsCheckingInterval: 1_000,
  }, listener);
  // Whoever has sent a whole request may stop sending, and still gets an answer. The runtime's types lack it.
  (server as Server & { httpAllowHalfOpen: boolean }).httpAllowHalfOpen = true;
  server.on(
    "clientError",
    ({ code }: { readonly code?: string }, socket: Socket) =>
      refuseRaw(code, socket),
  );
  return server;
}

/** Resolves to the port; rejects when the address cannot be had. */
async function bind(
  server: Server,
  host: string,
  port: number,
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    // It stays, so that a later error ends nothing: whether connections are accepted is looked at anyway.
    server.on("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) {
    throw new Error("The server has no address");
  }
  return address.port;
}

function retire(server: Server): void {
  server.close();
  server.closeIdleConnections();
}

/** Connects, and resolves to whether that was noticed: accepted, or closed again because there are too many. */
async function isAccepted(
  hostname: string,
  port: number,
  noticed: Promise<void>,
): Promise<boolean> {
  using connection = await Deno.connect({ hostname, port });
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), LOOK_MS);
  const closed = connection.read(new Uint8Array(1)).catch(() => null);
  const through = await Promise.race([
    noticed.then(() => true),
    closed.then(() => true),
    late.promise,
  ]);
  clearTimeout(timer);
  return through;
}

interface Incoming {
  readonly socket: { readonly remoteAddress?: string };
}
