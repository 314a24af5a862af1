/** Flips of the listener. */
import { type Flips, KEY, type World } from "./flip.ts";
import { head, pause, serving, wire } from "./serving.ts";

const CALL = `{"tool_name":"Bash","parameters":{"command":"ls"}}`;

const statusOf = (text: string) => Number(text.split(" ")[1] ?? 0);

/** Whether the server gives up on what was sent, under a time-out that is short or long. */
function givesUp(world: World, timeout_ms: number, text: string) {
  return serving(world, async ({ server }) => {
    const one = await wire(server.port);
    await one.send(text);
    return await one.closes(timeout_ms < 1_000 ? 15_000 : 2_500);
  });
}

/** Each by its setting. */
export const SERVER_FLIPS: Flips = {
  listen: {
    sees: "The server answers at the address that is named",
    cases: [["127.0.0.1:0", [true, false]], ["127.0.0.2:0", [false, true]]],
    see: (world) =>
      serving(
        world,
        ({ server }) =>
          Promise.all(["127.0.0.1", "127.0.0.2"].map((hostname) =>
            Deno.connect({ hostname, port: server.port }).then(
              (connection) => (connection.close(), true),
              () => false,
            )
          )),
      ),
  },
  allowed_hosts: {
    sees: "A request for another name is answered",
    cases: [[undefined, 421], [["guard.example"], 200]],
    see: (world) =>
      serving(world, async ({ server }) => {
        const one = await wire(server.port);
        await one.send(
          `GET /v1/health HTTP/1.1\r\nHost: guard.example\r\nAuthorization: Bearer ${KEY}\r\nConnection: close\r\n\r\n`,
        );
        return statusOf(await one.until());
      }),
  },
  max_body_bytes: {
    sees: "A larger body is refused",
    cases: [[undefined, 200], [1_024, 413]],
    see: (world) =>
      serving(world, async ({ ask }) => {
        const parameters = { command: `echo ${"x".repeat(2_000)}` };
        return (await ask("/v1/evaluate", { tool_name: "Bash", parameters }))
          .status;
      }),
  },
  max_header_bytes: {
    sees: "Larger headers are refused",
    cases: [[undefined, 200], [1_024, 431]],
    see: (world) =>
      serving(world, async ({ server }) => {
        const one = await wire(server.port);
        const filler = `X-Filler: ${"x".repeat(3_000)}\r\n`;
        await one.send(
          `${head(CALL.length, filler)}Connection: close\r\n\r\n${CALL}`,
        );
        return statusOf(await one.until());
      }),
  },
  max_headers: {
    sees: "A request with more headers is refused",
    cases: [[undefined, 200], [16, 431]],
    see: (world) =>
      serving(world, async ({ server }) => {
        const one = await wire(server.port);
        const filler = "X-Filler: x\r\n".repeat(20);
        await one.send(
          `${head(CALL.length, filler)}Connection: close\r\n\r\n${CALL}`,
        );
        return statusOf(await one.until());
      }),
  },
  max_url_bytes: {
    sees: "A longer URL is refused",
    cases: [[undefined, 200], [64, 414]],
    see: (world) =>
      serving(
        world,
        async ({ ask }) => (await ask(`/v1/health?${"x".repeat(100)}`)).status,
      ),
  },
  max_json_depth: {
    sees: "Deeper JSON is refused",
    cases: [[undefined, 200], [4, 400]],
    see: (world) =>
      serving(world, async ({ ask }) => {
        const parameters = { a: { b: { c: { d: { e: 1 } } } } };
        return (await ask("/v1/evaluate", { tool_name: "Bash", parameters }))
          .status;
      }),
  },
  headers_timeout_ms: {
    sees: "Headers that do not end are given up on",
    with: { request_timeout_ms: 600_000 },
    cases: [[600_000, false], [100, true]],
    see: (world) =>
      givesUp(
        world,
        world.settings.headers_timeout_ms,
        "GET /healthz HTTP/1.1\r\nHost: ",
      ),
  },
  request_timeout_ms: {
    sees: "A body that does not end is given up on",
    with: { headers_timeout_ms: 100 },
    cases: [[600_000, false], [100, true]],
    see: (world) =>
      givesUp(
        world,
        world.settings.request_timeout_ms,
        `${head(CALL.length)}\r\n{`,
      ),
  },
  response_timeout_ms: {
    sees: "A connection whose client takes none of its answers is ended",
    with: {
      idle_timeout_ms: 600_000,
      request_timeout_ms: 600_000,
      max_pipelined: 1_000,
    },
    cases: [[600_000, false], [100, true]],
    see: (world) =>
      serving(world, async ({ server }) => {
        const one = await wire(server.port);
        const asking =
          `GET /v1/rules HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${KEY}\r\n\r\n`;
        // All of it is more than the system keeps for a client that reads nothing.
        await one.send(asking.repeat(900));
        // Who reads nothing notices only by sending that the other side has closed; empty lines are no request.
        const sending = (async () => {
          for (;;) {
            await pause(100);
            await one.send("\r\n");
          }
        })();
        const ended = sending.then(() => false, () => true);
        const short = world.settings.response_timeout_ms < 1_000;
        const late = pause(short ? 60_000 : 4_000).then(() => false);
        const first = await Promise.race([ended, late]);
        one.close();
        await ended;
        return first;
      }),
  },
  idle_timeout_ms: {
    sees: "A connection without a request is closed",
    cases: [[600_000, false], [100, true]],
    see: (world) =>
      givesUp(
        world,
        world.settings.idle_timeout_ms,
        "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
      ),
  },
  max_connections: {
    sees: "A second connection closes the first, which is idle",
    cases: [[undefined, false], [1, true]],
    see: (world) =>
      serving(world, async ({ server }) => {
        const first = await wire(server.port);
        await first.send("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        await first.until("200");
        const second = await wire(server.port);
        const closed = await first.closes(
          world.settings.max_connections === 1 ? 10_000 : 1_000,
        );
        second.close();
        return closed;
      }),
  },
  max_pipelined: {
    sees: "Three requests at once are answered, or end the connection",
    cases: [[undefined, 3], [2, 0]],
    see: (world) =>
      serving(world, async ({ server }) => {
        const one = await wire(server.port);
        const asking = `${head(CALL.length)}\r\n${CALL}`;
        const last = `${head(CALL.length, "Connection: close\r\n")}\r\n${CALL}`;
        await one.send(asking + asking + last);
        return (await one.until()).split("HTTP/1.1 200").length - 1;
      }),
  },
  shutdown_deadline_ms: {
    sees:
      "A request that is open when the server stops is answered, or cut off",
    cases: [[undefined, 200], [0, 0]],
    see: (world) =>
      serving(world, async ({ server }) => {
        const one = await wire(server.port);
        await one.send(`${head(CALL.length)}\r\n{`);
        await pause(300);
        const drained = server.drain();
        await pause(300);
        await one.send(CALL.slice(1)).catch(() => {});
        const status = statusOf(await one.until("\r\n").catch(() => ""));
        one.close();
        await drained;
        return status;
      }),
  },
};
