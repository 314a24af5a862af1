/** The server put together, in this thread. */
import assert from "node:assert/strict";
import { fillDefaults } from "../../src/config/defaults.ts";
import type { Settings } from "../../src/config/schema.ts";
import { giveOrders } from "../../src/gateway/worker_orders.ts";
import { openServer } from "../../src/gateway/server.ts";
import { inFolder } from "../cli/process.ts";

const KEY = "k3y-With-Enough-Different-Characters";

async function open(folder: string, more: Partial<Settings> = {}) {
  const filled = fillDefaults({}, { home: folder, state_home: null });
  assert.ok(filled.ok);
  const given = await giveOrders({
    ...filled.value,
    listen: "127.0.0.1:0",
    api_key: KEY,
    log_level: "error",
    ...more,
  }, "1.0.0");
  assert.ok(given.ok);
  return await openServer(given.value);
}

Deno.test("openServer() answers, takes the launcher's attempts into its report, and drains", () =>
  inFolder(async (folder) => {
    const opened = await open(folder);
    assert.ok(opened.ok, JSON.stringify(opened));
    const server = opened.value;
    const ask = (path: string) =>
      fetch(`http://127.0.0.1:${server.port}${path}`, {
        headers: { authorization: `Bearer ${KEY}` },
      });
    const health = await ask("/healthz");
    await health.body?.cancel();
    assert.equal(health.status, 200);
    server.launcherTried([
      { kind: "run", act: "start", refused: true, said: "NotCapable" },
    ]);
    const { launcher } = await (await ask("/v1/posture")).json();
    assert.equal(launcher.length, 1);
    await server.reload();
    await server.drain();
    await assert.rejects(ask("/healthz"));
  }));

const REFUSALS = [
  ["a policy that is not there", { policy: ["none.yaml"] }, /none\.yaml/],
  ["a weak key", { api_key: "aaaaaaaaaaaaaaaaaaaaaaaa" }, /weak/],
  ["no place to record", { audit: "/dev/full" }, /full/],
] as const;

for (const [name, settings, why] of REFUSALS) {
  Deno.test(`openServer() refuses ${name}`, () =>
    inFolder(async (folder) => {
      const opened = await open(folder, settings);
      assert.ok(!opened.ok);
      assert.match(opened.problems[0]?.message ?? "", why);
    }));
}

Deno.test("openServer() refuses an address that is taken, and lets go of the record", () =>
  inFolder(async (folder) => {
    using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const listen = `127.0.0.1:${taken.addr.port}`;
    const opened = await open(folder, { listen });
    assert.ok(!opened.ok);
    assert.match(opened.problems[0]?.message ?? "", /Cannot listen/);
  }));
