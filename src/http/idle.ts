/**
 * Ends connections on which nothing happens, and those whose client does not take its answer.
 *
 * The runtime's own way arms a timer anew after every answer. That costs processor time, and what those timers leave
 * behind keeps all that belongs to a request alive until the next full collection of garbage, each of which then
 * holds every answer up. One look at all connections at intervals does the same.
 */

/** A connection, as far as it matters here; one of the runtime's sockets. */
export interface Socket {
  /** Bytes that came in so far. */
  readonly bytesRead: number;
  /** Bytes that were to go out so far, those that wait included. */
  readonly bytesWritten: number;
  /** Bytes that wait because the other side takes no more. */
  readonly writableLength: number;
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
  /** The first look after which more had come in, and no request was made of it yet. */
  sending: number | null = null;
  /** Bytes that the other side had taken at the last look. */
  taken = 0;
  /** The last look at which nothing waited, or more was taken. */
  took: number;

  constructor(socket: Socket, since: number) {
    this.socket = socket;
    this.since = this.took = since;
  }
}

/** All connections of a listener. */
export class Connections {
  readonly #open = new Map<Socket, Watched>();
  readonly #most: number;
  readonly #mostSending: number;
  readonly #mostWaiting: number;
  #looks = 0;

  /**
   * Ends a connection when it was idle for `most` looks in a row, sent what is no request yet for `mostSending`, or took
   * nothing of its answer for `mostWaiting`.
   */
  constructor(most: number, mostSending: number, mostWaiting: number) {
    this.#most = most;
    this.#mostSending = mostSending;
    this.#mostWaiting = mostWaiting;
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

  /** A request begins on a connection; how many wait for their answers there now. */
  begins(socket: Socket): number {
    const one = this.#open.get(socket);
    if (one === undefined) return 0;
    one.sending = null;
    return ++one.busy;
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
      const stuck = this.#isStuck(one);
      if (stuck || one.busy === 0 && this.#isIdle(one)) one.socket.destroy();
    }
  }

  #isIdle(one: Watched): boolean {
    if (one.bytes === one.socket.bytesRead) {
      return this.#looks - one.since > this.#most;
    }
    // The parser times what it takes for the beginning of a request, which empty lines are not.
    one.sending ??= this.#looks;
    return this.#looks - one.sending > this.#mostSending;
  }

  #isStuck(one: Watched): boolean {
    const { bytesWritten, writableLength } = one.socket;
    const taken = bytesWritten - writableLength;
    if (writableLength === 0 || taken !== one.taken) {
      one.taken = taken;
      one.took = this.#looks;
    }
    return this.#looks - one.took > this.#mostWaiting;
  }
}
