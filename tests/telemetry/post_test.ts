/** Tests of handing something to a collector. */
import assert from "node:assert/strict";
import { poster } from "../../src/telemetry/post.ts";

/** What becomes of a text that is posted to one who answers like this. */
async function posted(
  answer: () => Response | Promise<Response>,
  timeout_ms = 60_000,
) {
  const sent: (string | null)[][] = [];
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    ({ method, headers }) => {
      sent.push([method, headers.get("x-key"), headers.get("content-type")]);
      return answer();
    },
  );
  const url = `http://127.0.0.1:${server.addr.port}/v1/traces`;
  const { taken } = await poster({ "X-Key": "k" }, timeout_ms)(url, "{}");
  return { taken, sent, end: () => server.shutdown() };
}

Deno.test("poster() posts JSON with its headers, and knows what the status says", async () => {
  for (
    const [status, want] of [
      [200, "taken"],
      [202, "taken"],
      [400, "refused"],
      [401, "refused"],
      [429, "later"],
      [503, "later"],
    ] as const
  ) {
    const { taken, sent, end } = await posted(() =>
      new Response("{}", { status })
    );
    assert.equal(taken, want, String(status));
    assert.deepEqual(sent, [["POST", "k", "application/json"]]);
    await end();
  }
});

Deno.test("poster() follows no redirection", async () => {
  const { taken, sent, end } = await posted(() =>
    Response.redirect("http://127.0.0.1:1/x")
  );
  assert.deepEqual([taken, sent.length], ["refused", 1]);
  await end();
});

Deno.test("poster() gives up in time, and where nobody listens", async () => {
  const answer = Promise.withResolvers<Response>();
  const { taken, end } = await posted(() => answer.promise, 50);
  assert.equal(taken, "later");
  answer.resolve(new Response("{}"));
  await end();
  const gone = await poster({}, 60_000)("http://127.0.0.1:1/x", "{}");
  assert.equal(gone.taken, "later");
});
