/** Tests of TLS on the listener, by real connections. */
import assert from "node:assert/strict";
import type { AppParts } from "../../src/http/parts.ts";
import { readPair } from "../../src/http/pair.ts";
import { createSecure, type SecureOptions } from "../../src/http/secure.ts";
import type { ListenOptions } from "../../src/http/listen.ts";
import { issue, type Issued } from "./certificates.ts";
import { VERDICT } from "./fixture.ts";
import {
  CALL,
  exchange,
  readAll,
  readUntil,
  request,
  serving,
  statuses,
  write,
} from "./sockets.ts";

const FIRST = issue({ name: "first" });
const SECOND = issue({ name: "second" });
const CLOSING = request(CALL, [
  `Content-Length: ${CALL.length}`,
  "Connection: close",
]);

function pairOf({ cert, key }: Issued) {
  const pair = readPair(
    { file: "c", text: cert },
    { file: "k", text: key },
    new Date(),
  );
  assert.ok(pair.ok);
  return pair.value;
}

async function shake(port: number, issued: Issued): Promise<Deno.TlsConn> {
  const connection = await Deno.connectTls({
    hostname: "localhost",
    port,
    caCerts: [issued.cert],
  });
  await connection.handshake();
  return connection;
}

async function ask(port: number, issued: Issued): Promise<string> {
  const connection = await shake(port, issued);
  await write(connection, CLOSING);
  const text = await readAll(connection);
  connection.close();
  return text;
}

/** Runs a test against a listener with TLS; `refused` fills with what was given up. */
async function secured(
  test: (
    port: number,
    secure: ReturnType<typeof createSecure>,
    refused: readonly string[],
    listener: Parameters<Parameters<typeof serving>[0]>[2],
  ) => Promise<void>,
  options: Partial<ListenOptions> = {},
  how: Partial<SecureOptions> = {},
  parts: Partial<AppParts> = {},
): Promise<void> {
  const refused: string[] = [];
  const secure = createSecure(pairOf(FIRST), {
    min_version: "1.2",
    handshake_ms: 700,
    refused: (why) => refused.push(why),
    ...how,
  });
  await serving(
    (port, _, listener) => test(port, secure, refused, listener),
    options,
    parts,
    true,
    { secure },
  );
}

Deno.test("a request over TLS is answered", () =>
  secured(async (port, _, refused) => {
    assert.deepEqual(statuses(await ask(port, FIRST)), [200]);
    assert.deepEqual(refused, []);
  }));

Deno.test("a body larger than one record arrives whole", () =>
  secured(async (port) => {
    const body = `${" ".repeat(9_000)}${CALL}`;
    const connection = await shake(port, FIRST);
    const one = request(body);
    await write(connection, one.slice(0, 5_000));
    await write(connection, one.slice(5_000));
    await readUntil(connection, (text) => text.endsWith("}"));
    await write(connection, CLOSING);
    assert.deepEqual(statuses(await readAll(connection)), [200]);
    connection.close();
  }));

Deno.test("plain HTTP to the port with TLS is told to use https", () =>
  secured(async (port, _, refused) => {
    const text = await exchange(port, CLOSING);
    assert.deepEqual(statuses(text), [400]);
    assert.match(text, /application\/problem\+json/);
    assert.match(text, /https:\/\//);
    assert.deepEqual(refused, ["plain"]);
    assert.deepEqual(statuses(await ask(port, FIRST)), [200]);
  }));

Deno.test("a handshake that fails ends its connection, and no other", () =>
  secured(async (port, _, refused) => {
    assert.doesNotMatch(await exchange(port, "\x16\x03\x01\x00\x02xx"), /HTTP/);
    assert.deepEqual(refused, ["handshake"]);
    assert.deepEqual(statuses(await ask(port, FIRST)), [200]);
  }));

Deno.test("connections end that stop before, in or after their handshake", () =>
  secured(async (port) => {
    const silent = await Deno.connect({ hostname: "127.0.0.1", port });
    const half = await Deno.connect({ hostname: "127.0.0.1", port });
    await write(half, "\x16\x03\x01\x02");
    const idle = await shake(port, FIRST);
    const begun = await shake(port, FIRST);
    await write(begun, "POST /v1/evaluate HTTP/1.1\r\nHost:");
    for (const one of [silent, half, idle, begun]) {
      await readAll(one);
      one.close();
    }
  }));

Deno.test("a connection is busy while its request is answered, however long that takes", () => {
  const begun = Promise.withResolvers<void>();
  const review = Promise.withResolvers<typeof VERDICT>();
  return secured(
    async (port) => {
      const first = await shake(port, FIRST);
      await write(first, CLOSING);
      await begun.promise;
      // With one place, whoever is idle makes room; whoever works does not.
      assert.equal(await exchange(port, "\x16"), "");
      review.resolve(VERDICT);
      assert.deepEqual(statuses(await readAll(first)), [200]);
      first.close();
    },
    { max_connections: 1 },
    {},
    {
      review() {
        begun.resolve();
        return review.promise;
      },
    },
  );
});

Deno.test("renew() changes the certificate for new connections, and ends no old one", () =>
  secured(async (port, secure) => {
    const before = await shake(port, FIRST);
    secure.renew(pairOf(SECOND));
    await write(before, CLOSING);
    assert.deepEqual(statuses(await readAll(before)), [200]);
    before.close();
    assert.deepEqual(statuses(await ask(port, SECOND)), [200]);
    await assert.rejects(ask(port, FIRST));
  }));

Deno.test("no more connections are open than may be, handshakes included", () =>
  secured(async (port) => {
    const held = await shake(port, FIRST);
    await write(held, request());
    await readUntil(held, (text) => text.endsWith("}"));
    assert.equal(await exchange(port, "\x16"), "");
    held.close();
  }, { max_connections_per_address: 1, idle_timeout_ms: 60_000 }));

Deno.test("close() ends connections over TLS, too", () =>
  secured(async (port, _, __, listener) => {
    const held = await shake(port, FIRST);
    await write(held, request());
    await readUntil(held, (text) => text.endsWith("}"));
    await listener.close(0);
    assert.equal(await readAll(held), "");
    held.close();
  }, { idle_timeout_ms: 60_000 }));
