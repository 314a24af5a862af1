/** Questions get an answer or the reason why there is none, in any case an end. */
import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { ask, isTrusted, takesOldTls } from "../../../src/check/live/ask.ts";
import { issue } from "../../http/certificates.ts";

type Listening = ReturnType<typeof createServer>;

async function at<T>(
  server: Listening,
  use: (port: number) => Promise<T>,
): Promise<T> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const echo: RequestListener = (request, response) => {
  let body = "";
  request.on("data", (more) => body += more);
  request.on("end", () => {
    response.writeHead(207, { "X-Host": request.headers.host ?? "" });
    response.end(`${request.method} ${request.url} ${body}`);
  });
};

const QUESTION = {
  method: "POST",
  path: "/x",
  headers: { Host: "stranger.example" },
  body: "ä",
};

Deno.test("ask() says what was answered, under any name and path", () =>
  at(createServer(echo), async (port) => {
    const answer = await ask(
      new URL(`http://127.0.0.1:${port}/base/`),
      QUESTION,
    );
    assert.ok(!("silent" in answer));
    assert.deepEqual([answer.status, answer.headers["x-host"], answer.body], [
      207,
      "stranger.example",
      "POST /base/x ä",
    ]);
  }));

Deno.test("ask() reads no more than it needs", () =>
  at(
    createServer((_, response) => {
      const more = () => response.write("x".repeat(65_536));
      response.on("drain", more);
      more();
    }),
    async (port) => {
      const answer = await ask(
        new URL(`http://127.0.0.1:${port}`),
        QUESTION,
      );
      assert.ok(!("silent" in answer) && answer.body.length < 1_000_000);
    },
  ));

Deno.test("ask() says why there is no answer", async () => {
  const port = await at(createServer(echo), (port) => Promise.resolve(port));
  const answer = await ask(
    new URL(`http://127.0.0.1:${port}`),
    QUESTION,
  );
  assert.ok("silent" in answer && answer.silent !== "");
});

Deno.test("isTrusted() tells a certificate that nobody has signed, and ask() asks all the same", () =>
  at(
    createSecureServer(issue(), echo) as unknown as Listening,
    async (port) => {
      const url = new URL(`https://localhost:${port}`);
      assert.equal(await isTrusted(url), false);
      const answer = await ask(url, QUESTION);
      assert.ok(!("silent" in answer) && answer.status === 207);
      assert.equal(await takesOldTls(url), false);
    },
  ));

Deno.test("isTrusted() says nothing against who speaks no TLS, or is not there", async () => {
  const port = await at(createServer(echo), (port) => Promise.resolve(port));
  assert.ok(await isTrusted(new URL(`http://127.0.0.1:${port}`)));
  assert.ok(await isTrusted(new URL(`https://127.0.0.1:${port}`)));
});

Deno.test("takesOldTls() believes a server that goes on", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const served = (async () => {
    const connection = await listener.accept();
    await connection.read(new Uint8Array(512));
    await connection.write(
      Uint8Array.from([22, 3, 2, 0, 40, 2, 0, 0, 36, 3, 2, 0]),
    );
    connection.close();
  })();
  assert.equal(
    await takesOldTls(new URL(`https://127.0.0.1:${listener.addr.port}`)),
    true,
  );
  await served;
  listener.close();
  assert.equal(
    await takesOldTls(new URL(`https://127.0.0.1:${listener.addr.port}`)),
    false,
  );
});
