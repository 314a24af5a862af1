/** Tests of keeping the limits of rotated files: by number, age and size, compressed or not, under a legal hold or not. */
import assert from "node:assert/strict";
import { webDigest } from "../../src/audit/digest.ts";
import { retain } from "../../src/audit/retain.ts";
import { readDecisions } from "../../src/audit/search.ts";
import {
  type Different,
  inFolder,
  linesOf,
  onDays,
  options,
  record,
  verified,
  withTrail,
} from "./entry.ts";

const START = Date.parse("2026-05-01T12:00:00.000Z");

const names = (folder: string) =>
  [...Deno.readDirSync(folder)].map(({ name }) => name).sort();

const oldest = (folder: string) =>
  `${folder}/a.jsonl.${
    Math.min(...names(folder).slice(1).map((name) => Number(name.slice(8))))
  }`;

/** A folder with a chain in about so many files, each some 2,000 bytes. */
async function chained(
  different: Different,
  work: (folder: string, file: string) => Promise<void>,
) {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 30, { max_bytes: 2_000, keep: 100, ...different });
    await work(folder, file);
  });
}

Deno.test("retain() removes the oldest beyond the number, and the chain says so itself", async () => {
  await chained({ keep: 2 }, async (folder, file) => {
    assert.equal(names(folder).length, 3);
    const { found, notes } = await verified(file);
    assert.deepEqual(found, []);
    assert.match(
      notes.join(),
      /Records 1 to \d+ were removed on .* limit of files, as record \d+ says/,
    );
  });
});

Deno.test("retain() removes the oldest while they are too large together", async () => {
  await chained({ keep_bytes: 5_000 }, async (folder, file) => {
    const sizes = names(folder).filter((name) => name !== "a.jsonl").map(
      (name) => Deno.statSync(`${folder}/${name}`).size,
    );
    const total = sizes.reduce((sum, size) => sum + size, 0);
    assert.ok(total <= 5_000 && sizes.length > 0, String(sizes));
    const { found, notes } = await verified(file);
    assert.deepEqual(found, []);
    assert.match(notes.join(), /limit of size/);
  });
});

async function daysLeft(file: string): Promise<readonly unknown[]> {
  const left: unknown[] = [];
  for await (const { call } of readDecisions(file)) {
    left.push((call.parameters as { command: string }).command);
  }
  return left;
}

Deno.test("retain() removes what is too old, however small the file is", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await onDays(file, { days: [0, 2, 4, 20] });
    assert.deepEqual(await daysLeft(file), ["ls 20"]);
    const { found, notes } = await verified(file);
    assert.deepEqual(found, []);
    assert.match(notes.join(), /limit of age/);
    for (const name of names(folder)) {
      const text = Deno.readTextFileSync(`${folder}/${name}`);
      assert.ok(!/"ls [024]"/.test(text), name);
    }
  });
});

Deno.test("retain() keeps what is not too old yet", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await onDays(file, { days: [0, 2, 3] });
    assert.deepEqual(await daysLeft(file), ["ls 0", "ls 2", "ls 3"]);
  });
});

Deno.test("retain() removes nothing under a legal hold", async () => {
  await chained(
    { keep: 1, keep_bytes: 1, hold: true },
    async (folder, file) => {
      assert.ok(names(folder).length > 5);
      assert.equal((await verified(file)).decisions, 30);
    },
  );
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await onDays(file, { days: [0, 2, 4, 20], hold: true });
    assert.equal((await daysLeft(file)).length, 4);
  });
});

Deno.test("retain() compresses all but the latest, and what is compressed is read as before", async () => {
  await chained({}, async (folder, file) => {
    const rotated = () => names(folder).slice(1);
    const plain = () => rotated().filter((name) => !name.endsWith(".gz"));
    assert.ok(plain().length > 5);
    await withTrail(options(file, { keep: 100, compress: true }), async () => {
      while (plain().length > 1) await new Promise(setImmediate);
    });
    assert.ok(rotated().length > 5);
    const { found, decisions } = await verified(file);
    assert.deepEqual(found, []);
    assert.equal(decisions, 30);
    assert.equal((await daysLeft(file)).length, 30);
  });
});

Deno.test("retain() goes on numbering after compressed files, and removes them like others", async () => {
  await chained({ compress: true, keep: 3 }, async (folder, file) => {
    await record(file, 30, { max_bytes: 2_000, keep: 3, compress: true });
    assert.equal(names(folder).length, 4);
    assert.deepEqual((await verified(file)).found, []);
  });
});

Deno.test("retain() records a removal before it removes", async () => {
  await chained({}, async (folder, file) => {
    const parts = {
      path: file,
      now: new Date(START),
      append: () => Promise.reject(new Error("the disk is full")),
      isStopping: () => false,
    };
    const before = names(folder);
    const retention = options(file, { keep: 1 }).retention;
    await assert.rejects(retain(retention, parts), /disk is full/);
    assert.deepEqual(names(folder), before);
  });
});

Deno.test("verify() finds files that were removed without a record of it", async () => {
  await chained({ keep: 4 }, async (folder, file) => {
    Deno.removeSync(oldest(folder));
    assert.deepEqual((await verified(file)).found, ["AUDIT-007@1"]);
  });
});

Deno.test("verify() finds a beginning that is not the one that the record of a removal names", async () => {
  await chained({ keep: 4 }, async (folder, file) => {
    const path = oldest(folder);
    const [opened = "", ...rest] = linesOf(path);
    // A beginning that is whole in itself, after another past.
    const body = opened
      .replace(/"previous":"\w+"/, `"previous":"${"a".repeat(64)}"`)
      .replace(/,"hash":"\w+"\}\n$/, "}");
    const forged = `${body.slice(0, -1)},"hash":"${await webDigest(body)}"}\n`;
    Deno.writeTextFileSync(path, forged + rest.join(""));
    const { found } = await verified(file);
    assert.ok(found.includes("AUDIT-011@1"), String(found));
  });
});
