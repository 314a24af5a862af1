/** Tests of writing together what waits, and of what becomes of it when writing fails. */
import assert from "node:assert/strict";
import { openTrail } from "../../src/audit/trail.ts";
import {
  entry,
  inFolder,
  kindsOf,
  linesOf,
  options,
  record,
  verified,
  withTrail,
} from "./entry.ts";

Deno.test("append() writes what waits together, and acknowledges each", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await withTrail(options(file, { sync: "group" }), async (trail) => {
      const all = Array.from({ length: 600 }, () => trail.append(entry()));
      await Promise.all(all);
      assert.equal(trail.status().written, 600);
      assert.equal(trail.status().queued, 0);
    });
    assert.equal((await verified(file)).decisions, 600);
  });
});

Deno.test("append() refuses at once what the disk cannot keep up with", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    const trail = await openTrail(options(file));
    const holder = Deno.openSync(file, { read: true });
    holder.lockSync(true);
    const all = Array.from({ length: 11_000 }, () => trail.append(entry()));
    const settled = Promise.allSettled(all);
    await Promise.race(all).catch(({ message }) =>
      assert.match(message, /10000 records wait/)
    );
    assert.equal(trail.status().queued, 10_000);
    holder.close();
    const refused = (await settled).filter(({ status }) =>
      status === "rejected"
    ).length;
    await trail.close();
    assert.ok(refused > 700 && refused <= 1_000, String(refused));
    assert.equal(trail.status().failed, refused);
    assert.equal((await verified(file)).decisions, 11_000 - refused);
  });
});

Deno.test("append() after close() rejects, and close() may come twice", async () => {
  await inFolder(async (folder) => {
    const trail = await openTrail(options(`${folder}/a.jsonl`));
    const pending = trail.append(entry());
    await trail.close().then(() => trail.close());
    await pending.catch(() => {});
    await assert.rejects(trail.append(entry()), /closed/);
  });
});

Deno.test("status() turns green by itself once writing works again", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 1);
    const good = Deno.readTextFileSync(file);
    Deno.writeTextFileSync(file, "someone else's\n");
    await withTrail(options(file), async (trail) => {
      await assert.rejects(trail.append(entry()));
      assert.equal(trail.status().ok, false);
      Deno.writeTextFileSync(file, good);
      for (let i = 0; i < 400 && !trail.status().ok; i++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      assert.equal(trail.status().ok, true);
    });
    assert.deepEqual(kindsOf(file), ["decision", "resumed"]);
  });
});

Deno.test("append() gives up when another process holds the lock", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    const trail = await openTrail(options(file));
    const holder = Deno.openSync(file, { read: true });
    holder.lockSync(true);
    await assert.rejects(trail.append(entry()), /has held the lock/);
    holder.unlockSync();
    await trail.append(entry());
    holder.close();
    await trail.close();
    assert.deepEqual((await verified(file)).found, []);
  });
});

Deno.test("append() writes what comes in one turn of the process at once", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await withTrail(options(file), async (trail) => {
      const all = Array.from({ length: 20 }, async () => {
        await trail.append(entry());
        return linesOf(file).length;
      });
      assert.deepEqual(await Promise.all(all), Array(20).fill(20));
    });
  });
});
