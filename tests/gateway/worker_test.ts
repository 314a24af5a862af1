/** What the server's thread does when it is told. */
import assert from "node:assert/strict";
import { fillDefaults } from "../../src/config/defaults.ts";
import type { FromWorker } from "../../src/gateway/messages.ts";
import { giveOrders } from "../../src/gateway/worker_orders.ts";
import { startThread } from "../../src/gateway/thread.ts";
import { inFolder } from "../cli/process.ts";

const KEY = "k3y-With-Enough-Different-Characters";

Deno.test("the thread prepares, starts, and drains when it is told", () =>
  inFolder(async (folder) => {
    const filled = fillDefaults({}, { home: folder, state_home: null });
    assert.ok(filled.ok);
    const given = await giveOrders({
      ...filled.value,
      listen: "127.0.0.1:0",
      api_key: KEY,
      log_level: "error",
    }, "1.0.0");
    assert.ok(given.ok);
    const orders = given.value;
    let hear: (message: FromWorker) => void = () => {};
    const next = () => new Promise<FromWorker>((resolve) => hear = resolve);
    const thread = startThread(orders.grants, {
      heard: (message) => hear(message),
      died: (message) => {
        throw new Error(message);
      },
    });
    try {
      thread.say({ say: "prepare" });
      let heard = next();
      thread.say({ say: "start", orders });
      const ready = await heard;
      assert.ok(ready.say === "ready" && ready.port > 0, JSON.stringify(ready));
      const response = await fetch(`http://127.0.0.1:${ready.port}/healthz`);
      await response.body?.cancel();
      assert.equal(response.status, 200);
      heard = next();
      thread.say({ say: "drain" });
      assert.deepEqual(await heard, { say: "drained" });
      heard = next();
      thread.say({
        say: "start",
        orders: {
          ...orders,
          settings: { ...orders.settings, api_key: "aaaaaaaaaaaaaaaaaaaaaaaa" },
        },
      });
      const refused = await heard;
      assert.ok(refused.say === "refused" && refused.problems.length === 1);
    } finally {
      thread.end();
    }
  }));
