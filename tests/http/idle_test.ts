/** Tests of ending connections on which nothing happens. */
import assert from "node:assert/strict";
import { Connections, type Socket } from "../../src/http/idle.ts";

class Fake implements Socket {
  bytesRead = 0;
  bytesWritten = 0;
  writableLength = 0;
  destroyed = false;
  #closed = () => {};

  destroy(): void {
    this.destroyed = true;
    this.#closed();
  }

  once(_: "close", callback: () => void): void {
    this.#closed = callback;
  }
}

/** After which look a connection is ended, if it is within twenty. */
function endedAfter(
  most: number,
  act: (connections: Connections, socket: Fake, look: number) => void,
): number | null {
  const connections = new Connections(most, most + 2, most);
  const socket = new Fake();
  connections.opened(socket);
  for (let look = 1; look <= 20; look++) {
    act(connections, socket, look);
    connections.look();
    if (socket.destroyed) return look;
  }
  return null;
}

const request = (connections: Connections, socket: Fake) => {
  socket.bytesRead += 100;
  connections.begins(socket);
  connections.ended(socket);
};

Deno.test("Connections end one that never says anything", () => {
  assert.equal(endedAfter(3, () => {}), 4);
  assert.equal(endedAfter(1, () => {}), 2);
});

Deno.test("Connections end one that stays idle after its answers, not before its time", () => {
  assert.equal(
    endedAfter(3, (all, one, look) => look <= 5 && request(all, one)),
    8,
  );
  assert.equal(
    endedAfter(3, (all, one, look) => look % 3 === 0 && request(all, one)),
    null,
  );
});

Deno.test("Connections leave alone what is being answered, however long that takes", () => {
  assert.equal(
    endedAfter(3, (all, one, look) => look === 1 && all.begins(one)),
    null,
  );
  // Two at once, of which one is done.
  assert.equal(
    endedAfter(3, (all, one, look) => {
      if (look > 1) return;
      all.begins(one);
      all.begins(one);
      all.ended(one);
    }),
    null,
  );
});

Deno.test("Connections leave to others what has begun to send, for a while", () => {
  assert.equal(
    endedAfter(3, (all, one, look) => {
      if (look === 1) request(all, one);
      if (look === 2) one.bytesRead += 5;
    }),
    2 + 6,
  );
});

Deno.test("Connections end one that sends on and on what never becomes a request", () => {
  assert.equal(
    endedAfter(3, (all, one, look) => {
      if (look === 1) request(all, one);
      else one.bytesRead += 2;
    }),
    2 + 6,
  );
  // Every request begins it anew.
  assert.equal(
    endedAfter(3, (all, one, look) => {
      one.bytesRead += 2;
      if (look % 5 === 0) request(all, one);
    }),
    null,
  );
});

/** An answer of so many bytes is begun at the first look, and does not go out. */
const begin = (connections: Connections, socket: Fake) => {
  socket.bytesRead += 100;
  connections.begins(socket);
  socket.bytesWritten = socket.writableLength = 1_000;
};

Deno.test("Connections end one that takes nothing of its answer, though it is being answered", () => {
  assert.equal(
    endedAfter(3, (all, one, look) => look === 1 && begin(all, one)),
    4,
  );
  // More is added to what waits, but nothing leaves.
  assert.equal(
    endedAfter(3, (all, one, look) => {
      if (look === 1) return begin(all, one);
      one.bytesWritten += 10;
      one.writableLength += 10;
    }),
    4,
  );
});

Deno.test("Connections leave one alone that takes a little of its answer now and then", () => {
  assert.equal(
    endedAfter(3, (all, one, look) => {
      if (look === 1) return begin(all, one);
      if (look % 3 === 0) one.writableLength -= 10;
    }),
    null,
  );
});

Deno.test("Connections forget those that are closed, and know none that they did not see opened", () => {
  const connections = new Connections(1, 3, 1);
  const one = new Fake();
  connections.opened(one);
  one.destroy();
  one.destroyed = false;
  connections.look();
  connections.look();
  connections.look();
  assert.equal(one.destroyed, false);
  connections.begins(one);
  connections.ended(one);
});
