/** Tests of keeping when keys were used. */
import assert from "node:assert/strict";
import { createUsage, loadUsage, MOST_ENTRIES } from "../../src/auth/usage.ts";
import { usageFile } from "../../src/config/usage.ts";
import { inFolder } from "../cli/process.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);

/** A use of keys over a file of keys that must stay as it is. */
function withKeys(
  work: (keys: string, outcomes: (string | null)[]) => Promise<void>,
) {
  return inFolder(async (folder) => {
    const keys = `${folder}/keys.json`;
    await Deno.writeTextFile(keys, "untouched", { mode: 0o600 });
    await work(keys, []);
    assert.equal(await Deno.readTextFile(keys), "untouched");
  });
}

Deno.test("the last use of each key is there after it was saved, and no file before", () =>
  withKeys(async (keys, outcomes) => {
    const usage = createUsage(keys, (failure) => outcomes.push(failure));
    assert.equal((await loadUsage(keys)).size, 0);
    await usage.save();
    usage.note("key_a", at(1));
    usage.note("key_b", at(2));
    usage.note("key_a", at(3));
    await assert.rejects(Deno.stat(usageFile(keys)), Deno.errors.NotFound);
    await usage.save();
    assert.deepEqual(
      [...await loadUsage(keys)].sort(),
      [["key_a", at(3).getTime()], ["key_b", at(2).getTime()]],
    );
    const info = await Deno.stat(usageFile(keys));
    assert.equal((info.mode ?? 0) & 0o777, 0o600);
    await usage.save();
    // Nothing was noted the first time and the last, so nothing was written.
    assert.deepEqual(outcomes, [null]);
  }));

Deno.test("several servers keep the latest use of all of them", () =>
  withKeys(async (keys) => {
    const servers = Array.from(
      { length: 5 },
      () => createUsage(keys, () => {}),
    );
    for (let round = 0; round < 4; round++) {
      await Promise.all(servers.map(async (usage, mine) => {
        usage.note("shared", at(100 * round + mine));
        usage.note(`own_${mine}`, at(round));
        await usage.save();
      }));
    }
    servers[0]?.note("shared", at(0));
    await servers[0]?.save();
    const times = await loadUsage(keys);
    assert.equal(times.get("shared"), at(304).getTime());
    assert.deepEqual(
      servers.map((_, mine) => times.get(`own_${mine}`)),
      servers.map(() => at(3).getTime()),
    );
  }));

Deno.test("what cannot be written is told, kept, and written once it can be", () =>
  withKeys(async (keys, outcomes) => {
    const usage = createUsage(keys, (failure) => outcomes.push(failure));
    await Deno.mkdir(`${usageFile(keys)}.lock`);
    usage.note("key_a", at(1));
    await usage.save();
    usage.note("key_b", at(2));
    await usage.save();
    assert.equal(outcomes.length, 2);
    assert.ok(outcomes.every((failure) => failure !== null && failure !== ""));
    await Deno.remove(`${usageFile(keys)}.lock`);
    await usage.save();
    assert.equal(outcomes.at(-1), null);
    assert.equal((await loadUsage(keys)).size, 2);
  }));

Deno.test("a file that was damaged is told of, and made anew", () =>
  withKeys(async (keys, outcomes) => {
    for (const text of ["", "{", "[]", "null", `{"version":2,"used":{}}`]) {
      await Deno.writeTextFile(usageFile(keys), text);
      await assert.rejects(loadUsage(keys), /no file of when keys were used/);
    }
    const usage = createUsage(keys, (failure) => outcomes.push(failure));
    usage.note("key_a", at(1));
    await usage.save();
    assert.deepEqual([outcomes, (await loadUsage(keys)).size], [[null], 1]);
  }));

Deno.test("of times that are none nothing is taken", () =>
  withKeys(async (keys) => {
    const used = { a: 7, b: "soon", c: null, d: at(1).toISOString() };
    await Deno.writeTextFile(
      usageFile(keys),
      JSON.stringify({ version: 1, used }),
    );
    assert.deepEqual([...(await loadUsage(keys)).keys()], ["d"]);
  }));

Deno.test("the file does not grow for ever: those used last are kept", () =>
  withKeys(async (keys) => {
    const usage = createUsage(keys, () => {});
    for (let id = 0; id < MOST_ENTRIES + 5; id++) {
      usage.note(`key_${id}`, at(id));
    }
    await usage.save();
    const times = await loadUsage(keys);
    assert.equal(times.size, MOST_ENTRIES);
    assert.ok(!times.has("key_4") && times.has("key_5"));
  }));
