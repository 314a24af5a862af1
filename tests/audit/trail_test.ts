/** Tests of the trail: what is recorded, when it is acknowledged, and what becomes of it when writing fails. */
import assert from "node:assert/strict";
import { auditRecordSchema } from "../../src/audit/record.ts";
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

Deno.test("append() writes the whole record on one line before it resolves", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await withTrail(options(file), async (trail) => {
      await trail.append({
        ...entry({ parameters: { text: "two\nlines\u2028" } }, {
          matched: [{ rule_id: "r1", action: "sample", shadow: true }],
          warnings: ["careful"],
          severity: "high",
          tags: ["t"],
        }, { mcp_server: "files" }),
        request_id: "req-1",
      });
      const [line = "", ...rest] = linesOf(file);
      assert.deepEqual(rest, [""].slice(1));
      const { hash, ...said } = JSON.parse(line);
      assert.match(hash, /^[0-9a-f]{64}$/);
      assert.deepEqual(said, {
        sequence: 1,
        previous: "genesis",
        kind: "decision",
        time: "2026-05-01T12:00:00.000Z",
        decision_id: "00000000-0000-4000-8000-000000000000",
        request_id: "req-1",
        transport: "http",
        principal: "ci",
        mcp_server: "files",
        call: {
          tool_name: "Bash",
          parameters: { text: "two\nlines\u2028" },
          cwd: "/home/dev/project",
        },
        verdict: {
          action: "deny",
          reason: "because",
          code: "rule_matched",
          rule_id: "r1",
          severity: "high",
          tags: ["t"],
          matched: [{ rule_id: "r1", action: "sample", shadow: true }],
          warnings: ["careful"],
          processing_time_ms: 1,
        },
      });
      assert.ok(auditRecordSchema.safeParse(JSON.parse(line)).success);
    });
  });
});

Deno.test("append() redacts call, reason, warnings, principal and request id", async () => {
  const token = ["ghp", "_", "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8"].join("");
  const given = {
    ...entry(
      { parameters: { command: token } },
      { reason: token, warnings: [token] },
      { principal: token, mcp_server: token },
    ),
    request_id: token,
  };
  for (const redact of [true, false]) {
    await inFolder(async (folder) => {
      const file = `${folder}/a.jsonl`;
      await withTrail(
        options(file, { redact }),
        (trail) => trail.append(given),
      );
      const text = Deno.readTextFileSync(file);
      assert.equal(text.includes(token), !redact);
      assert.deepEqual((await verified(file)).found, []);
    });
  }
});

Deno.test("append() keeps nobody's name and server as null", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await withTrail(options(file), async (trail) => {
      await trail.append(entry({}, {}, { principal: null }));
      const [found] = trail.recent(1);
      assert.equal(found?.principal, null);
      assert.equal(found?.mcp_server, null);
      assert.equal(found?.request_id, null);
    });
  });
});

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

Deno.test("recent() begins with what the file holds, unless the trail is for one record", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 3);
    await withTrail(options(file), (trail) => {
      assert.deepEqual(trail.recent(2).map(({ sequence }) => sequence), [3, 2]);
      return Promise.resolve();
    });
    await withTrail(options(file, { one_shot: true }), async (trail) => {
      assert.deepEqual(trail.recent(9), []);
      await trail.append(entry());
      assert.deepEqual(trail.recent(9).map(({ sequence }) => sequence), [4]);
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
      for (let i = 0; i < 40 && !trail.status().ok; i++) {
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
