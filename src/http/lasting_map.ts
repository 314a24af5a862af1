/**
 * Keeps the runtime from holding on to every request that was answered.
 *
 * Its HTTP layer notes in a `Map` which request each connection is busy with. A `Map` that is added to and removed from
 * all the time moves to a new table every few requests, and each table that it leaves points to the next one. Once one
 * of them has grown old, all that come after live until the next full collection of garbage, together with the requests
 * that were open when they were left; such collections then come several times a second, and hold every answer up.
 *
 * A map whose places last as long as the connections never moves while they stay.
 */
import type { Server } from "node:http";

/** A connection, as far as it matters here. */
interface Socket {
  readonly destroyed: boolean;
}

/** What the runtime knows of the request that a connection is busy with. */
interface Entry {
  readonly headersCompleted: boolean;
  readonly startTime: number;
  readonly req: unknown;
}

/** No request: it never takes too long. */
const NONE: Entry = { headersCompleted: true, startTime: Infinity, req: null };

/** A map in which a connection keeps its place until it is closed. */
class Lasting extends Map<Socket, Entry> {
  override delete(socket: Socket): boolean {
    if (socket.destroyed) return super.delete(socket);
    if (this.has(socket)) this.set(socket, NONE);
    return true;
  }
}

/** Where the runtime keeps its list of connections. */
const LIST = "Symbol(http.server.connections)";

interface List {
  _active: unknown;
}

/** Gives places that last to a server that has begun to listen; a runtime that has no such list is left alone. */
export function makeLasting(server: Server): void {
  for (const name of Object.getOwnPropertySymbols(server)) {
    if (String(name) !== LIST) continue;
    const list = (server as unknown as Record<symbol, List>)[name];
    if (list !== undefined && "_active" in list) list._active = new Lasting();
  }
}
