/** TLS on the listener: the same HTTP server behind a handshake, with a certificate that can be exchanged. */
import type { RequestListener, Server, ServerOptions } from "node:http";
import { createServer } from "node:https";
import type { Socket } from "node:net";
import type { TlsRefusal } from "../metrics/labels.ts";
import type { Pair } from "./pair.ts";
import { rawProblem } from "./raw.ts";

/** How TLS is spoken. */
export interface SecureOptions {
  readonly min_version: "1.2" | "1.3";
  /** Longest time of a handshake, in milliseconds. */
  readonly handshake_ms: number;
  /** Is told of each connection that is given up. */
  readonly refused?: (why: TlsRefusal) => void;
}

/** Makes servers that speak TLS. */
export interface Secure {
  /** As `createServer` of `node:http`; `"connection"` is told of connections before their handshake. */
  create(options: ServerOptions, listener: RequestListener): Server;
  /** The connection that carries the one on which a request came. */
  carrierOf: (socket: Socket) => Socket;
  /** Is told of each handshake that came to its end, with what carries it. */
  opened: (carrier: Socket, inside: Socket) => void;
  /** Puts another certificate in the place of the one before, for connections that begin from now on. */
  renew(pair: Pair): void;
}

/** The first byte of a TLS record with a handshake (RFC 8446, section 5.1). */
const HANDSHAKE = 0x16;

/** Begins with a pair that was read by `readPair`; the runtime would take any. */
export function createSecure(first: Pair, options: SecureOptions): Secure {
  let pair = first;
  const servers = new Set<ReturnType<typeof createServer>>();
  const carriers = new WeakMap<Socket, Socket>();
  const secure: Secure = {
    opened() {},
    carrierOf: (socket) => carriers.get(socket) ?? socket,
    create(plain, listener) {
      const server = createServer({
        ...plain,
        cert: pair.cert,
        key: pair.key,
        minVersion: `TLSv${options.min_version}`,
        handshakeTimeout: options.handshake_ms,
        ALPNProtocols: ["http/1.1"],
      }, listener);
      const [shakeHands] = server.listeners("connection");
      server.removeAllListeners("connection");
      server.on("connection", (socket: Socket) => {
        socket.on("error", () => socket.destroy());
        socket.once("data", (bytes: Uint8Array) => {
          socket.pause();
          if (bytes[0] !== HANDSHAKE) {
            options.refused?.("plain");
            return void socket.end(PLAIN_REFUSED, () => socket.destroy());
          }
          socket.unshift(bytes);
          shakeHands?.call(server, socket);
        });
      });
      server.on("secureConnection", (inside) => {
        const carrier = carrierUnder(inside);
        carriers.set(inside, carrier);
        secure.opened(carrier, inside);
      });
      server.on("tlsClientError", (_, inside) => {
        options.refused?.("handshake");
        carrierUnder(inside).destroy();
      });
      server.once("close", () => servers.delete(server));
      servers.add(server);
      return server;
    },
    renew(next) {
      pair = next;
      for (const server of servers) {
        server.setSecureContext({
          cert: next.cert,
          key: next.key,
          minVersion: `TLSv${options.min_version}`,
        });
      }
    },
  };
  return secure;
}

function carrierUnder(inside: Socket): Socket {
  return (inside as Socket & { readonly _parent?: Socket })._parent ?? inside;
}

const PLAIN_REFUSED = rawProblem(
  400,
  "This port speaks TLS alone: ask with https:// in the URL",
);
