/** Tests of rotation, complete and cut off at every step. */
import assert from "node:assert/strict";
import { chain } from "../../src/audit/chain.ts";
import { webDigest } from "../../src/audit/digest.ts";
import { openAuditFile } from "../../src/audit/file.ts";
import { partPath, rotate } from "../../src/audit/rotate.ts";
import { readTail } from "../../src/audit/tail.ts";
import {
  entry,
  inFolder,
  kindsOf,
  options,
  record,
  verified,
  withTrail,
} from "./entry.ts";

const names = (folder: string) =>
  [...Deno.readDirSync(folder)].map(({ name }) => name).sort();

Deno.test("rotate() keeps the chain over as many files as are wanted", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 40, { max_bytes: 2_000, keep: 2 });
    const { found, notes, files } = await verified(file);
    assert.deepEqual(found, []);
    assert.match(
      notes.join(),
      /were removed on .* limit of files/,
    );
    assert.equal(files.length, 3);
    assert.deepEqual(names(folder).length, 3);
    assert.equal(kindsOf(files[0] ?? "").at(-1), "sealed");
    assert.equal(kindsOf(file)[0], "opened");
  });
});

Deno.test("rotate() removes more files when fewer are to be kept", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 40, { max_bytes: 2_000, keep: 100 });
    assert.ok(names(folder).length > 5);
    await record(file, 5, { max_bytes: 2_000, keep: 1 });
    assert.equal(names(folder).length, 2);
    assert.deepEqual((await verified(file)).found, []);
  });
});

Deno.test("rotate() finds any rotated file that is missing", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 30, { max_bytes: 2_000, keep: 100 });
    const parts = names(folder).length - 1;
    for (let part = 1; part <= parts; part++) {
      const path = partPath(file, part);
      Deno.renameSync(path, `${path}.away`);
      assert.notDeepEqual((await verified(file)).found, [], `part ${part}`);
      Deno.renameSync(`${path}.away`, path);
    }
    assert.deepEqual((await verified(file)).found, []);
    assert.deepEqual((await verified(partPath(file, 2))).found, []);
    assert.equal((await verified(partPath(file, 2))).files.length, 2);
  });
});

Deno.test("rotate() that cannot be done loses nothing, says so, and is tried again", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    Deno.mkdirSync(`${file}.1`);
    const given = options(file, { max_bytes: 2_000 });
    await withTrail(given, async (trail) => {
      for (let i = 0; i < 10; i++) await trail.append(entry());
      assert.equal(trail.status().ok, true);
      assert.match(
        trail.status().warning ?? "",
        /could not be rotated.*exists already/,
      );
      Deno.removeSync(`${file}.1`);
      for (let i = 0; i < 10; i++) await trail.append(entry());
      assert.equal(trail.status().warning, null);
    });
    const { found, decisions } = await verified(file);
    assert.deepEqual(found, []);
    assert.equal(decisions, 20);
  });
});

Deno.test("rotate() is finished by the next writer wherever it was cut off", async () => {
  for (const step of ["new file written", "sealed", "linked"]) {
    for (const one_shot of [true, false]) {
      await inFolder(async (folder) => {
        const file = `${folder}/a.jsonl`;
        await record(file, 3);
        Deno.writeTextFileSync(`${file}.next`, "half a li");
        if (step !== "new file written") await seal(file);
        if (step === "linked") Deno.linkSync(file, `${file}.1`);
        await record(file, 2, { one_shot, max_bytes: 100 });
        const { found, decisions } = await verified(file);
        assert.deepEqual(found, [], `${step}, one_shot: ${one_shot}`);
        assert.equal(decisions, 5);
        if (!one_shot) assert.ok(names(folder).includes("a.jsonl.1"));
      });
    }
  }
});

async function seal(path: string) {
  const file = openAuditFile(path);
  const { link } = await readTail(file, file.size(), webDigest);
  const { text } = await chain(link, { kind: "sealed", part: 1 }, webDigest);
  file.append(new TextEncoder().encode(text), file.size());
  file.close();
}

Deno.test("rotate() leaves the descriptors of others with a seal at their end", async () => {
  await inFolder(async (folder) => {
    const path = `${folder}/a.jsonl`;
    await record(path, 2);
    const [file, other] = [openAuditFile(path), openAuditFile(path)];
    const { link } = await readTail(file, file.size(), webDigest);
    const next = await rotate({
      path,
      file,
      size: file.size(),
      link,
      now: new Date("2026-05-01T12:00:00.000Z"),
      digest: webDigest,
    });
    assert.equal(next.sequence, 4);
    const tail = await readTail(other, other.size(), webDigest);
    assert.equal(tail.sealed, true);
    assert.equal(tail.link.sequence, 3);
    file.close();
    other.close();
  });
});
