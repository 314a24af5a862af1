/** Requests that are sent on and on cost no more than those that are answered. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { dropConnection } from "../../src/http/raw.ts";
import { exchange } from "./sockets.ts";

Deno.test("dropConnection() keeps the runtime's server from making requests of what it has read already", async () => {
  let requests = 0;
  const server = createServer(({ socket }, answer) => {
    requests++;
    if (requests > 3) return dropConnection(socket, socket);
    answer.end();
  });
  server.on("clientError", (_, socket) => socket.destroy());
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  const one = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  await exchange(address.port, one.repeat(600));
  await new Promise((closed) => server.close(closed));
  assert.equal(requests, 4);
});
