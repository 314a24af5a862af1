/** Tests of the trail: what is recorded, when it is acknowledged, and what becomes of it when writing fails. */
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

Deno.test("append() chains on what is there, in every way of syncing", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 2);
    await record(file, 2, { sync: "group" });
    await record(file, 1, { one_shot: true });
    const { found, decisions, head } = await verified(file);
    assert.deepEqual(found, []);
    assert.equal(decisions, 5);
    assert.equal(head?.sequence, 5);
  });
});

Deno.test("append() keeps the order of the chain when the clock goes back", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await withTrail(options(file), async (trail) => {
      for (const year of [2026, 2020, 2030]) {
        const now = new Date(Date.UTC(year, 0));
        await trail.append(entry({}, {}, { now }));
      }
      assert.deepEqual(
        trail.recent(3).map((
          { sequence, time },
        ) => [sequence, time.slice(0, 4)]),
        [[3, "2030"], [2, "2020"], [1, "2026"]],
      );
    });
    assert.deepEqual((await verified(file)).found, []);
  });
});

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

Deno.test("recent() gives what the file holds, whoever wrote it", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 3);
    await withTrail(options(file), async (trail) => {
      const sequences = (limit: number) =>
        trail.recent(limit).map(({ sequence }) => sequence);
      assert.deepEqual(sequences(2), [3, 2]);
      await record(file, 2, { one_shot: true });
      assert.deepEqual(sequences(3), [5, 4, 3]);
      await trail.append(entry());
      assert.deepEqual(sequences(9), [6, 5, 4, 3, 2, 1]);
    });
  });
});

Deno.test("status() warns of a file that is not where it was, before and after the next record", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    const noticed: string[] = [];
    const notice = (said: string) => void noticed.push(said);
    await withTrail(options(file, { notice }), async (trail) => {
      await trail.append(entry());
      assert.equal(trail.status().warning, null);
      Deno.renameSync(file, `${folder}/elsewhere`);
      assert.match(trail.status().warning ?? "", /not where it was/);
      assert.deepEqual(noticed, []);
      await trail.append(entry());
      const { ok, warning } = trail.status();
      assert.ok(ok);
      assert.match(warning ?? "", /was moved away while this process wrote/);
      assert.deepEqual(noticed, [warning]);
      await trail.append(entry());
      assert.equal(noticed.length, 1);
    });
  });
});

Deno.test("openTrail() rejects a file that cannot be one", async () => {
  for (const file of ["/dev/full", "/proc/audit.jsonl", "/"]) {
    await assert.rejects(openTrail(options(file)), file);
  }
});

Deno.test("append() rejects after a damaged end, and status() says why until it is mended", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 2);
    const good = Deno.readTextFileSync(file);
    Deno.writeTextFileSync(file, good.replaceAll("because", "BECAUSE"));
    await withTrail(options(file), async (trail) => {
      assert.equal(trail.status().ok, true);
      await assert.rejects(trail.append(entry()), /altered/);
      await assert.rejects(trail.append(entry()), /altered/);
      const { ok, detail, failed } = trail.status();
      assert.equal(ok, false);
      assert.match(detail, /every call is denied: .*altered/);
      assert.equal(failed, 2);

      Deno.writeTextFileSync(file, good);
      await trail.append(entry());
      assert.equal(trail.status().ok, true);
      assert.match(trail.status().detail, /are recorded/);
    });
    assert.deepEqual(kindsOf(file).slice(2), ["resumed", "decision"]);
    const { found, notes } = await verified(file);
    assert.deepEqual(found, []);
    assert.match(notes.join(), /2 decisions before this could not be recorded/);
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
