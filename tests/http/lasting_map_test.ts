/** Places in the runtime's list of connections. */
import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { makeLasting } from "../../src/http/lasting_map.ts";

interface Entry {
  readonly req: { readonly url: string } | null;
}

/** What the runtime knows of open requests; fails where it keeps no such list, for then this file has no use. */
function activeOf(server: Server): Map<unknown, Entry> {
  const lists = Object.getOwnPropertySymbols(server)
    .filter((name) => String(name) === "Symbol(http.server.connections)")
    .map((name) =>
      (server as unknown as Record<symbol, { _active: Map<unknown, Entry> }>)[
        name
      ]
    );
  assert.ok(lists[0] !== undefined);
  return lists[0]._active;
}

async function listening(): Promise<{ server: Server; socket: Socket }> {
  const server = createServer((incoming, outgoing) => {
    incoming.resume();
    const url = [...activeOf(server).values()].map(({ req }) => req?.url);
    outgoing.end(JSON.stringify(url));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  makeLasting(server);
  const { port } = server.address() as { port: number };
  const socket = connect(port, "127.0.0.1");
  return { server, socket };
}

/** Asks, and resolves to the body of the answer. */
function ask(socket: Socket, path: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    socket.on("data", function listener(piece) {
      answer += piece;
      const body = /\r\n\r\n(\[.*\])/.exec(answer)?.[1];
      if (body === undefined) return;
      socket.off("data", listener);
      resolve(body);
    });
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
  });
}

/** Resolves once it holds, however long that takes. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

Deno.test("makeLasting() keeps a connection's place, and none of its answered requests", async () => {
  const { server, socket } = await listening();
  const active = activeOf(server);
  for (const path of ["/a", "/b", "/c"]) {
    assert.equal(await ask(socket, path), `["${path}"]`);
    await until(() => [...active.values()].every(({ req }) => req === null));
    assert.equal(active.size, 1);
  }
  socket.destroy();
  await until(() => active.size === 0);
  await new Promise((resolve) => server.close(resolve));
});
