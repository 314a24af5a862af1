/** Tests of `superego health`. */
import assert from "node:assert/strict";
import { superego } from "./process.ts";

for (const [status, code] of [[200, 0], [503, 1]] as const) {
  Deno.test(`health() ends with ${code} when the server answers ${status}, whatever proxy is set`, async () => {
    const server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {} },
      () => new Response("words", { status }),
    );
    const ended = await superego({
      args: ["health"],
      env: {
        SUPEREGO_STATE_DIR: "/state",
        SUPEREGO_LISTEN: `0.0.0.0:${server.addr.port}`,
        HTTP_PROXY: "http://127.0.0.1:9",
        http_proxy: "http://127.0.0.1:9",
      },
    });
    await server.shutdown();
    assert.equal(ended.code, code, ended.err);
    assert.equal(`${ended.out}${ended.err}`, "words\n");
  });
}

Deno.test("health() ends with 1 when nobody listens", async () => {
  const { code, err } = await superego({
    args: ["health", "--listen", "127.0.0.1:9"],
    env: { SUPEREGO_STATE_DIR: "/state" },
  });
  assert.equal(code, 1);
  assert.match(err, /127\.0\.0\.1:9/);
});
