/** Proves with real sockets what becomes of clients that stop sending, stop reading, or do not wait. */
import assert from "node:assert/strict";
import {
  CALL,
  exchange,
  readAll,
  request,
  serving,
  statuses,
  write,
} from "./sockets.ts";

const CLOSE = ["Connection: close"];
const LENGTH = `Content-Length: ${CALL.length}`;

Deno.test("listen() answers clients that stop sending after their request, and no others", async (t) => {
  const whole = request();
  const half = async (port: number, text: string) => {
    const connection = await Deno.connect({ hostname: "127.0.0.1", port });
    await write(connection, text);
    await connection.closeWrite();
    const answer = await readAll(connection);
    connection.close();
    return statuses(answer);
  };
  const table: readonly (readonly [string, string, readonly number[]])[] = [
    ["one request", whole, [200]],
    ["two requests", whole + whole, [200, 200]],
    [
      "a request of the long way",
      request(`${CALL.length.toString(16)}\r\n${CALL}\r\n0\r\n\r\n`, [
        "Transfer-Encoding: chunked",
      ]),
      [200],
    ],
    ["half a head", whole.slice(0, 40), []],
    ["half a body", whole.slice(0, -20), [408]],
    ["nothing", "", []],
  ];
  await serving(async (port) => {
    for (const [name, text, want] of table) {
      await t.step(
        name,
        async () => assert.deepEqual(await half(port, text), want),
      );
    }
  }, { idle_timeout_ms: 60_000 });
});

Deno.test("listen() ends a connection whose client takes nothing of its answers, and its place is free again", () =>
  serving(
    async (port) => {
      const slow = await Deno.connect({ hostname: "127.0.0.1", port });
      await write(
        slow,
        request("").replace(/^POST \S+/, "GET /v1/rules").replace(
          /Content-\S+: \S+\r\n/g,
          "",
        ),
      );
      const served = async () =>
        statuses(
          await exchange(port, request(CALL, [LENGTH, ...CLOSE])),
        )[0] ?? 0;
      assert.equal(await served(), 0);
      for (let tries = 0; await served() !== 200; tries++) {
        assert.ok(tries < 600, "the place was not free again");
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      slow.close();
    },
    {
      max_connections_per_address: 1,
      response_timeout_ms: 500,
      idle_timeout_ms: 60_000,
      request_timeout_ms: 60_000,
      headers_timeout_ms: 60_000,
    },
    // More than the system keeps for a client that reads nothing.
    { rules: () => Array(64).fill({ id: "r".repeat(1 << 20) }) },
  ));

Deno.test("listen() ends a connection that sends on and on without waiting for answers", () =>
  serving(async (port, one) => {
    const text = await exchange(port, request().repeat(700));
    assert.ok(statuses(text).length <= 4);
    assert.ok(one.questions.length <= 4);
    const four = request().repeat(3) + request(CALL, [LENGTH, ...CLOSE]);
    const answers = statuses(await exchange(port, four));
    assert.deepEqual(answers, [200, 200, 200, 200]);
  }));
