/** Tests of the trail: what is recorded, when it is acknowledged, and what becomes of it when writing fails. */
import assert from "node:assert/strict";
import { openTrail } from "../../src/audit/trail.ts";
import {
  entry,
  inFolder,
  kindsOf,
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

Deno.test("openTrail() leaves personal data out where that is asked for, and who asked in", async () => {
  for (const one_shot of [false, true]) {
    await inFolder(async (folder) => {
      const file = `${folder}/a.jsonl`;
      const given = options(file, { personal: true, one_shot });
      await withTrail(given, (trail) =>
        trail.append(
          entry({ parameters: { command: "mail bob@example.org" } }, {}, {
            principal: "alice@example.org",
          }),
        ));
      const text = Deno.readTextFileSync(file);
      assert.match(text, /"command":"mail \[personal:email\]"/);
      assert.match(text, /"principal":"alice@example.org"/);
    });
  }
});
