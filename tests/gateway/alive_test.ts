/** Tests of asking a server whether it is ready. */
import assert from "node:assert/strict";
import { issue } from "../http/certificates.ts";
import { askReadiness, reachable } from "../../src/gateway/alive.ts";

for (
  const [listen, want] of [
    ["0.0.0.0:8000", "127.0.0.1:8000"],
    ["[::]:8000", "[::1]:8000"],
    ["localhost:1", "127.0.0.1:1"],
    ["10.0.0.1:1", "10.0.0.1:1"],
    ["[::1]:1", "[::1]:1"],
  ] as const
) {
  Deno.test(`reachable() asks ${want} for ${listen}`, () => {
    assert.equal(reachable(listen), want);
  });
}

for (const [status, ok] of [[200, true], [503, false]] as const) {
  Deno.test(`askReadiness() says ${ok} of ${status} and repeats the words`, async () => {
    const paths: string[] = [];
    const server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {} },
      (request) => {
        paths.push(new URL(request.url).pathname);
        return new Response("words", { status });
      },
    );
    const readiness = await askReadiness(`127.0.0.1:${server.addr.port}`);
    await server.shutdown();
    assert.deepEqual(readiness, { ok, detail: "words" });
    assert.deepEqual(paths, ["/readyz"]);
  });
}

Deno.test("askReadiness() asks over TLS, whoever signed the certificate", async () => {
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {}, ...issue() },
    () => new Response("words"),
  );
  const listen = `127.0.0.1:${server.addr.port}`;
  assert.deepEqual(await askReadiness(listen, true), {
    ok: true,
    detail: "words",
  });
  assert.equal((await askReadiness(listen)).ok, false);
  await server.shutdown();
});

Deno.test("askReadiness() says no when nobody is there", async () => {
  const { ok, detail } = await askReadiness("127.0.0.1:9");
  assert.ok(!ok);
  assert.match(detail, /127\.0\.0\.1:9\/readyz: .*--listen names another/);
});
