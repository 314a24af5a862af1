/**
 * Ends connections on which nothing happens.
 *
 * The runtime's own way arms a timer anew after every answer. That costs processor time, and what those timers leave
 * behind keeps all that belongs to a request alive until the next full collection of garbage, each of which then
 * holds every answer up. One look at all connections at intervals does the same.
 */

/** A connection, as far as it matters here; one of the runtime's sockets. */
export interface Socket {
  /** Bytes that came in so far. */
  readonly bytesRead: number;
  /** Ends it. */
  destroy(): unknown;
  /** Calls back when it is closed. */
  once(event: "close", callback: () => void): unknown;
}

/** A connection and what it is doing. */
class Watched {
  socket: Socket;
  /** Requests that are being answered. */
  busy = 0;
  /** Bytes that had come in when the last answer was complete; more of them are another request. */
  bytes = 0;
  /** The look before which that was. */
  since: number;

  constructor(socket: Socket, since: number) {
    this.socket = socket;
    this.since = since;
  }
}

/** All connections of a listener. */
export class Connections {
  readonly #open = new Map<Socket, Watched>();
  readonly #most: number;
  #looks = 0;

  /** Ends a connection when it was idle for so many looks in a row. */
  constructor(most: number) {
    this.#most = most;
  }

  /** A connection was accepted. */
  opened(socket: Socket): void {
    this.#open.set(socket, new Watched(socket, this.#looks));
    socket.once("close", () => this.#open.delete(socket));
  }

  /** A handshake has made another connection inside one: from now on what comes out of it counts. */
  carries(carrier: Socket, inside: Socket): void {
    const one = this.#open.get(carrier);
    if (one === undefined) return;
    one.socket = inside;
    one.bytes = inside.bytesRead;
    one.since = this.#looks;
  }

  /** A request begins on a connection. */
  begins(socket: Socket): void {
    const one = this.#open.get(socket);
    if (one !== undefined) one.busy++;
  }

  /** A request was answered, or is not to be. */
  ended(socket: Socket): void {
    const one = this.#open.get(socket);
    if (one === undefined) return;
    one.busy--;
    one.bytes = one.socket.bytesRead;
    one.since = this.#looks;
  }

  /** Looks at every connection; to be called at intervals. */
  look(): void {
    this.#looks++;
    for (const one of this.#open.values()) {
      // Whoever has begun to send is held to other times.
      const idle = one.busy === 0 && one.bytes === one.socket.bytesRead;
      if (idle && this.#looks - one.since > this.#most) one.socket.destroy();
    }
  }
}
