/** The transport itself: what it takes, what it answers by itself, when it ends. */
import assert from "node:assert/strict";
import type { JSONRPCMessage } from "@modelcontextprotocol/server";
import { Wire } from "../../src/mcp/wire.ts";
import { type Client, stdioClient } from "./stdio_client.ts";

interface Opened {
  readonly client: Client;
  readonly wire: Wire;
  readonly taken: JSONRPCMessage[];
}

async function open(bytes = 1_000): Promise<Opened> {
  const client = stdioClient();
  const wire = new Wire(client.streams, { bytes, depth: 16 });
  const taken: JSONRPCMessage[] = [];
  wire.onmessage = (message) => void taken.push(message);
  await wire.start();
  return { client, wire, taken };
}

Deno.test("Wire hands on messages and answers what is none", async () => {
  const { client, wire, taken } = await open();
  await client.write("{bad\n\n  \r\n[]\n5\n");
  await client.write(`{"a":"${"x".repeat(1_000)}"}\n`);
  await client.write(new Uint8Array([0x22, 0xff, 0x22, 0x0a]));
  await client.send({ id: 5, methud: "x" });
  await client.send({ id: "six", method: 6 });
  await client.send({ id: 7, method: "tools/call", params: {} });
  await client.send({ method: "notifications/initialized" });
  await client.write('{"jsonrpc":"2.0","id":1,"method":"ping"}');
  await client.end();
  await wire.ended;
  assert.deepEqual(
    taken.map((message) => "method" in message ? message.method : ""),
    ["notifications/initialized", "ping"],
  );
  await wire.send({ jsonrpc: "2.0", id: 1, result: {} });
  await wire.drained();
  const answers = [];
  for (let n = 0; n < 9; n++) answers.push(await client.next());
  assert.deepEqual(answers.map(({ id, error }) => [id, error?.code]), [
    [null, -32700],
    [null, -32600],
    [null, -32600],
    [null, -32600],
    [null, -32700],
    [5, -32600],
    ["six", -32600],
    [7, -32602],
    [1, undefined],
  ]);
  await wire.close();
});

Deno.test("Wire is drained once every request is answered or cancelled", async () => {
  const { client, wire } = await open();
  let drained = false;
  for (const id of [1, 2]) await client.send({ id, method: "tools/list" });
  await client.send({ id: 3, method: "subscriptions/listen" });
  await client.end();
  await wire.ended;
  const waiting = wire.drained().then(() => void (drained = true));
  await wire.send({ jsonrpc: "2.0", id: 1, result: {} });
  await wire.send({ jsonrpc: "2.0", method: "notifications/message" });
  assert.equal(drained, false);
  await wire.send({ jsonrpc: "2.0", id: 2, error: { code: 1, message: "x" } });
  await waiting;

  const other = await open();
  await other.client.send({ id: "a", method: "tools/list" });
  const params = { requestId: "a" };
  await other.client.send({ method: "notifications/cancelled", params });
  await other.client.end();
  await other.wire.ended;
  await other.wire.drained();
  for (const one of [wire, other.wire]) await one.close();
});

Deno.test("Wire lets a client wait that sends without reading", async () => {
  const { client, wire, taken } = await open();
  const sent = (async () => {
    for (let id = 0; id < 100; id++) await client.send({ id, method: "ping" });
    await client.end();
  })();
  while (taken.length < 64) await new Promise((go) => setTimeout(go, 1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(taken.length, 64);
  for (let id = 0; id < 100; id++) {
    while (taken.length <= id) await new Promise((go) => setTimeout(go, 1));
    await wire.send({ jsonrpc: "2.0", id, result: {} });
    await client.next();
  }
  await sent;
  await wire.ended;
  assert.equal(taken.length, 100);
  await wire.close();
});

Deno.test("Wire closes when nobody listens, and says so once", async () => {
  const { client, wire } = await open();
  let closed = 0;
  const errors: Error[] = [];
  wire.onclose = () => void closed++;
  wire.onerror = (error) => void errors.push(error);
  await client.hangUp();
  await wire.ended;
  await wire.close();
  assert.equal(closed, 1);
  assert.equal(errors.length, 1);
  const late = wire.send({ jsonrpc: "2.0", id: 1, result: {} });
  await assert.rejects(late, /closed/);
  await wire.drained();
  await client.end().catch(() => {});
});
