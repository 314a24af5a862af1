/** Proves with real sockets what the listener withstands. */
import assert from "node:assert/strict";
import { listen } from "../../src/http/listen.ts";
import { ask, VERDICT } from "./fixture.ts";
import {
  CALL,
  exchange,
  OPTIONS,
  readAll,
  readUntil,
  request,
  serving,
  statuses,
  write,
} from "./sockets.ts";

const CLOSE = ["Connection: close"];
const LENGTH = `Content-Length: ${CALL.length}`;

Deno.test("listen() answers as the application does", () =>
  serving(async (port, one) => {
    const text = await exchange(port, request(CALL, [LENGTH, ...CLOSE]));
    assert.deepEqual(statuses(text), [200]);
    assert.deepEqual(JSON.parse(text.split("\r\n\r\n")[1] ?? ""), VERDICT);
    const inside = await ask(one, "POST", "/v1/evaluate", CALL);
    for (const [name, value] of inside.headers) {
      assert.ok(text.toLowerCase().includes(`${name}: ${value.toLowerCase()}`));
    }
    assert.ok(!/^(server|x-powered-by):/im.test(text));
  }));

Deno.test("listen() refuses what two parsers could read differently", async (t) => {
  const chunked = `${CALL.length.toString(16)}\r\n${CALL}\r\n0\r\n\r\n`;
  const table: readonly (readonly [string, string, readonly number[]])[] = [
    [
      "length and chunks",
      request(chunked, [LENGTH, "Transfer-Encoding: chunked", ...CLOSE]),
      [400],
    ],
    [
      "two lengths",
      request(CALL, [LENGTH, "Content-Length: 5", ...CLOSE]),
      [400],
    ],
    [
      "a negative length",
      request(CALL, ["Content-Length: -5", ...CLOSE]),
      [400],
    ],
    [
      "two hosts",
      request(CALL, ["Host: evil.example", LENGTH, ...CLOSE]),
      [421],
    ],
    ["no host", "GET /v1/rules HTTP/1.1\r\nConnection: close\r\n\r\n", [400]],
    ["a folded header", request(CALL, ["X-A: a", " b", LENGTH, ...CLOSE]), [
      400,
    ]],
    ["a space in a name", request(CALL, ["X A: a", LENGTH, ...CLOSE]), [400]],
    ["no HTTP", "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", [400]],
    [
      "a header bomb",
      request(CALL, [`X-A: ${"a".repeat(20_000)}`, LENGTH, ...CLOSE]),
      [431],
    ],
    [
      "many headers",
      request(CALL, [
        ...Array.from({ length: 2_000 }, (_, at) => `X-${at}: a`),
        LENGTH,
        ...CLOSE,
      ]),
      [431],
    ],
    [
      "an impossible host",
      "GET /healthz HTTP/1.1\r\nHost: a b/c\r\nConnection: close\r\n\r\n",
      [400],
    ],
    [
      "another host in the target",
      `GET http://evil.example/v1/rules HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
      [421],
    ],
  ];
  await serving(async (port, one) => {
    for (const [name, text, want] of table) {
      await t.step(name, async () => {
        assert.deepEqual(statuses(await exchange(port, text)), want);
        assert.equal(one.questions.length, 0);
      });
    }
  });
});

Deno.test("listen() reads chunked bodies, and stops at the limit", () =>
  serving(async (port, one) => {
    const half = CALL.length >> 1;
    const chunks = [CALL.slice(0, half), CALL.slice(half), ""].map((part) =>
      `${part.length.toString(16)}\r\n${part}\r\n`
    ).join("");
    const headers = ["Transfer-Encoding: chunked", ...CLOSE];
    const text = await exchange(port, request(chunks, headers));
    assert.deepEqual(statuses(text), [200]);
    assert.equal(one.questions.length, 1);
    const endless = `4000\r\n${"a".repeat(0x4000)}\r\n`.repeat(4);
    const long = await exchange(port, request(endless, headers));
    assert.deepEqual(statuses(long), [413]);
    const stated = await exchange(
      port,
      request("a".repeat(100), ["Content-Length: 20000", ...CLOSE]),
    );
    assert.deepEqual(statuses(stated), [413]);
    assert.equal(one.questions.length, 1);
  }));

Deno.test("listen() answers pipelined requests in order, each for itself", () =>
  serving(async (port, one) => {
    const wrong = request().replace("Bearer ", "Bearer x");
    const text = await exchange(
      port,
      request() + wrong + request(CALL, [LENGTH, ...CLOSE]),
    );
    assert.deepEqual(statuses(text), [200, 401, 200]);
    assert.equal(one.questions.length, 2);
  }));

Deno.test("listen() ends connections that are slow or idle", async (t) => {
  const whole = request();
  const table: readonly (readonly [string, string, readonly number[]])[] = [
    ["half a header", whole.slice(0, 40), [408]],
    ["half a body", whole.slice(0, -20), [408]],
    ["idle after an answer", whole, [200]],
  ];
  await serving(async (port) => {
    await Promise.all(table.map(async ([name, text, want]) => {
      const answer = await exchange(port, text);
      assert.deepEqual(statuses(answer), want, name);
    }));
  });
  await t.step("a body that trickles", () =>
    serving(async (port, one) => {
      const connection = await Deno.connect({ hostname: "127.0.0.1", port });
      await write(connection, whole.slice(0, -30));
      const trickle = setInterval(() => void write(connection, " "), 200);
      const answer = await readAll(connection);
      clearInterval(trickle);
      connection.close();
      assert.deepEqual(statuses(answer), [408]);
      assert.equal(one.questions.length, 0);
    }));
});

Deno.test("listen() ends the connection idle for longest when one more comes than may be open", () =>
  serving(async (port) => {
    const held = await holding(port, 2);
    assert.deepEqual(statuses(await exchange(port, CLOSING)), [200]);
    // Its time-out is far away: it was ended to make room.
    assert.equal(await readAll(held[0] as Deno.Conn), "");
    held.forEach((one) => one.close());
  }, { max_connections: 2, idle_timeout_ms: 60_000 }));

Deno.test("listen() holds no more connections of one address than it may", () =>
  serving(async (port) => {
    const held = await holding(port, 2);
    assert.equal(await exchange(port, request()), "");
    held.forEach((one) => one.close());
  }, { max_connections_per_address: 2, idle_timeout_ms: 5_000 }));

const CLOSING = request(CALL, [LENGTH, ...CLOSE]);

/** Connections on which a request was answered, and that stay open. */
async function holding(port: number, count: number): Promise<Deno.Conn[]> {
  const held: Deno.Conn[] = [];
  for (let at = 0; at < count; at++) {
    const one = await Deno.connect({ hostname: "127.0.0.1", port });
    await write(one, request());
    await readUntil(one, (text) => text.endsWith("}"));
    held.push(one);
  }
  return held;
}

Deno.test("close() lets open requests finish, and takes no new ones", async () => {
  const begun = Promise.withResolvers<void>();
  const review = Promise.withResolvers<typeof VERDICT>();
  await serving(
    async (port, _, listener) => {
      const connection = await Deno.connect({ hostname: "127.0.0.1", port });
      await write(connection, request());
      await begun.promise;
      const closed = listener.close(5_000);
      await assert.rejects(Deno.connect({ hostname: "127.0.0.1", port }));
      review.resolve(VERDICT);
      assert.deepEqual(statuses(await readAll(connection)), [200]);
      connection.close();
      await closed;
    },
    {},
    {
      review() {
        begun.resolve();
        return review.promise;
      },
    },
  );
});

Deno.test("close() ends what is left at its deadline", async () => {
  const begun = Promise.withResolvers<void>();
  const review = Promise.withResolvers<typeof VERDICT>();
  await serving(
    async (port, _, listener) => {
      const connection = await Deno.connect({ hostname: "127.0.0.1", port });
      await write(connection, request());
      await begun.promise;
      await listener.close(200);
      assert.equal(await readAll(connection), "");
      connection.close();
      review.resolve(VERDICT);
    },
    {},
    {
      review() {
        begun.resolve();
        return review.promise;
      },
    },
  );
});

Deno.test("listen() says when an address is taken", () =>
  serving(async (port, one) => {
    await assert.rejects(listen(one.app, { ...OPTIONS, port }), /EADDRINUSE/);
  }));

Deno.test("listen() answers a target that is none with a problem document", () =>
  serving(async (port, one) => {
    const text = await exchange(
      port,
      "GET /v1\\rules HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    );
    assert.deepEqual(statuses(text), [400]);
    assert.match(text, /content-type: application\/problem\+json/i);
    assert.match(text, /x-content-type-options: nosniff/i);
    assert.equal(one.requests.length, 0);
  }));

Deno.test("listen() tells the application who the peer is", () =>
  serving(
    async (port, one) => {
      const bare = request(CALL, [LENGTH, ...CLOSE]).replace(
        /Authorization: .*\r\n/,
        "",
      );
      assert.deepEqual(statuses(await exchange(port, bare)), [200]);
      assert.equal(one.questions[0]?.principal, "anonymous");
    },
    {},
    { anonymous: true },
  ));
