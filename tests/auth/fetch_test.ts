/** Tests of fetching what issuers publish. */
import assert from "node:assert/strict";
import { fetcher } from "../../src/auth/fetch.ts";
import { MOST_DOCUMENT_BYTES } from "../../src/auth/key_set.ts";

/** Fetches from a server that answers so. */
async function fetching(
  handler: (request: Request) => Response | Promise<Response>,
  timeout_ms = 60_000,
): Promise<string> {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    handler,
  );
  try {
    return await fetcher(timeout_ms)(`http://127.0.0.1:${server.addr.port}/`);
  } finally {
    await server.shutdown();
  }
}

Deno.test("fetcher() gives the text of JSON, whatever its type is called", async () => {
  for (
    const type of [
      "application/json",
      "application/jwk-set+json; charset=utf-8",
    ]
  ) {
    const headers = { "Content-Type": type };
    assert.equal(
      await fetching(() => new Response(`{"ü":1}`, { headers })),
      `{"ü":1}`,
    );
  }
});

Deno.test("fetcher() takes as many bytes as it says, and not one more", async () => {
  const headers = { "Content-Type": "application/json" };
  const answer = (length: number) => () =>
    new Response("x".repeat(length), { headers });
  assert.equal(
    (await fetching(answer(MOST_DOCUMENT_BYTES))).length,
    MOST_DOCUMENT_BYTES,
  );
  await assert.rejects(
    fetching(answer(MOST_DOCUMENT_BYTES + 1)),
    /more than 262144 bytes/,
  );
});

Deno.test("fetcher() follows no redirection", async () => {
  const asked: string[] = [];
  await assert.rejects(
    fetching(({ url }) => {
      asked.push(new URL(url).pathname);
      return new Response(null, {
        status: 302,
        headers: { Location: "/elsewhere" },
      });
    }),
    /status 302/,
  );
  assert.deepEqual(asked, ["/"]);
});

Deno.test("fetcher() refuses another status and another type", async () => {
  await assert.rejects(
    fetching(() => Response.json({}, { status: 404 })),
    /status 404/,
  );
  await assert.rejects(
    fetching(() => new Response("{}")),
    /text\/plain.*, not JSON/,
  );
  await assert.rejects(fetching(() => new Response(null)), /nothing, not JSON/);
});

Deno.test("fetcher() waits no longer than it may", async () => {
  const answered = Promise.withResolvers<Response>();
  const fetched = fetching(() => answered.promise, 50);
  const late = assert.rejects(fetched, { name: "TimeoutError" });
  setTimeout(() => answered.resolve(Response.json({})), 300);
  await late;
});
