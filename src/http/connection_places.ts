/** Decides which connections stay when there are too many: those that work before those that only hold a place. */

/** What is needed of a connection. */
export interface Held {
  destroy(): unknown;
  once(event: "close", callback: () => void): unknown;
}

/** How many there may be. */
export interface ConnectionLimits {
  readonly max_connections: number;
  /** Of one asker. */
  readonly max_connections_per_address: number;
}

/** The places that connections take. */
export interface Places {
  /** Takes a connection in, or ends it; `asker` is `null` for one that speaks for many. */
  opened(connection: Held, asker: string | null): boolean;
  /** A request has come on it: from now on it works. */
  began(connection: Held): void;
  /** That request was answered. */
  ended(connection: Held): void;
  readonly size: number;
}

/**
 * Keeps at most so many.
 *
 * One asker can take no more than its share. When all places are taken, the connection that has been without a request
 * for longest makes room for a new one, one that never had a request first: whoever only holds connections open, from
 * however many addresses, keeps nobody out. Where every connection works, a new one is ended.
 */
export function createPlaces(
  { max_connections, max_connections_per_address }: ConnectionLimits,
): Places {
  // In the order in which they became idle.
  const fresh = new Set<Held>();
  const idle = new Set<Held>();
  const working = new Map<Held, number>();
  const askers = new Map<string, number>();
  const size = () => fresh.size + idle.size + working.size;
  const forget = (connection: Held) => {
    fresh.delete(connection);
    idle.delete(connection);
    working.delete(connection);
  };
  const makeRoom = (): boolean => {
    for (const places of [fresh, idle]) {
      for (const oldest of places) {
        forget(oldest);
        oldest.destroy();
        return true;
      }
    }
    return false;
  };
  return {
    get size() {
      return size();
    },
    opened(connection, asker) {
      const held = asker === null ? 0 : askers.get(asker) ?? 0;
      if (
        held >= max_connections_per_address ||
        size() >= max_connections && !makeRoom()
      ) {
        connection.destroy();
        return false;
      }
      fresh.add(connection);
      if (asker !== null) askers.set(asker, held + 1);
      connection.once("close", () => {
        forget(connection);
        if (asker === null) return;
        const left = (askers.get(asker) ?? 0) - 1;
        if (left > 0) askers.set(asker, left);
        else askers.delete(asker);
      });
      return true;
    },
    began(connection) {
      const before = working.get(connection);
      // One that was ended meanwhile must not come back.
      if (
        before === undefined && !fresh.delete(connection) &&
        !idle.delete(connection)
      ) return;
      working.set(connection, (before ?? 0) + 1);
    },
    ended(connection) {
      const before = working.get(connection);
      if (before === undefined) return;
      if (before > 1) return void working.set(connection, before - 1);
      working.delete(connection);
      idle.add(connection);
    },
  };
}
