/** The door over stdin and stdout. */
import assert from "node:assert/strict";
import { serveStdio } from "../../src/mcp/stdio.ts";
import { fakeParts } from "./fake_parts.ts";
import { envelope, MODERN } from "./http_messages.ts";
import { INITIALIZE, stdioClient } from "./stdio_client.ts";

const DENIED = {
  name: "evaluate_tool_request",
  arguments: { tool_name: "Bash", parameters: { command: "rm -rf /" } },
};

Deno.test("serveStdio() speaks the era that the client opens with, as a person that all tools are open to", async () => {
  for (const modern of [true, false]) {
    const parts = fakeParts();
    const client = stdioClient();
    const served = serveStdio(parts, client.streams);
    const meta = modern ? { _meta: envelope() } : {};
    if (modern) {
      await client.send({ id: 0, method: "server/discover", params: meta });
      const { result } = await client.next();
      assert.deepEqual(result?.["supportedVersions"], [MODERN]);
    } else {
      await client.send(INITIALIZE);
      const { result } = await client.next();
      assert.match(JSON.stringify(result?.["serverInfo"]), /"superego"/);
      await client.send({ method: "notifications/initialized" });
    }
    const ask = async (id: number, method: string, params: object) => {
      await client.send({ id, method, params: { ...params, ...meta } });
      const out = await client.next();
      assert.equal(out.id, id);
      return out.result;
    };
    const answer = await ask(1, "tools/call", DENIED);
    assert.match(
      JSON.stringify(answer?.["structuredContent"]),
      /"action":"deny"/,
    );
    const { transport, principal } = parts.asked[0] ?? {};
    assert.deepEqual([transport, principal], ["mcp_stdio", null]);
    const rules = await ask(2, "tools/call", { name: "list_rules" });
    assert.ok(rules?.["isError"] !== true);
    const recent = await ask(3, "resources/read", { uri: "audit://recent" });
    assert.match(JSON.stringify(recent), /decision_id/);
    await client.end();
    await served;
  }
});

Deno.test("serveStdio() answers every call that was taken in before the input ended", async () => {
  const gate = Promise.withResolvers<void>();
  const fast = fakeParts();
  const parts = fakeParts({
    review: (question) => gate.promise.then(() => fast.review(question)),
  });
  const client = stdioClient();
  const served = serveStdio(parts, client.streams);
  await client.send(INITIALIZE);
  for (const id of [1, 2, 3]) {
    await client.send({ id, method: "tools/call", params: DENIED });
  }
  await client.end();
  assert.equal((await client.next()).id, 0);
  gate.resolve();
  const ids = [];
  for (let n = 0; n < 3; n++) ids.push((await client.next()).id);
  assert.deepEqual(ids.sort(), [1, 2, 3]);
  await served;
});

Deno.test("serveStdio() goes on after lines that are no messages", async () => {
  const parts = fakeParts({ limits: { bytes: 1_000, depth: 8 } });
  const client = stdioClient();
  const served = serveStdio(parts, client.streams);
  await client.write(`{bad\n${"x".repeat(50_000)}\n`);
  await client.send(INITIALIZE);
  await client.send({ id: 1, method: "tools/list" });
  await client.send({ id: 2, method: "no/such" });
  const codes = [];
  for (let n = 0; n < 5; n++) codes.push((await client.next()).error?.code);
  assert.deepEqual(codes, [-32700, -32600, undefined, undefined, -32601]);
  await client.end();
  await served;
});

Deno.test("serveStdio() ends when the client dies during a call, and when it never says a word", async () => {
  const gate = Promise.withResolvers<never>();
  const parts = fakeParts({ review: () => gate.promise });
  const client = stdioClient();
  const served = serveStdio(parts, client.streams);
  await client.send(INITIALIZE);
  await client.next();
  await client.send({ id: 1, method: "tools/call", params: DENIED });
  await client.hangUp();
  await client.end().catch(() => {});
  await served;

  const silent = stdioClient();
  const ended = serveStdio(fakeParts(), silent.streams);
  await silent.end();
  await ended;
});
