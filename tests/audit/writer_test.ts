/** Tests of writing a file that others move, cut, empty and rotate meanwhile. */
import assert from "node:assert/strict";
import { webDigest } from "../../src/audit/digest.ts";
import { ChainWriter, type WriterOptions } from "../../src/audit/writer.ts";
import { inFolder, kindsOf, verified } from "./entry.ts";

async function withWriter(
  work: (writer: ChainWriter, file: string, folder: string) => Promise<void>,
  rest: Partial<WriterOptions> = {},
) {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    const writer = open(file, rest);
    try {
      await work(writer, file, folder);
    } finally {
      writer.close();
    }
  });
}

function open(file: string, rest: Partial<WriterOptions> = {}): ChainWriter {
  return new ChainWriter({
    file,
    max_bytes: 0,
    max_age_ms: 0,
    now: () => new Date("2026-05-01T12:00:00.000Z"),
    sync: false,
    lock_ms: 500,
    ...rest,
  }, webDigest);
}

const one = { kind: "resumed", failed: 0 };
const seven = { kind: "resumed", failed: 7 };

Deno.test("ChainWriter follows a file that was moved as rotated ones are called", async () => {
  await withWriter(async (writer, file) => {
    await writer.write([one, one]);
    Deno.renameSync(file, `${file}.1`);
    await writer.write([one]);
    assert.deepEqual(kindsOf(file), ["opened", "resumed"]);
    const { found, files } = await verified(file);
    assert.deepEqual(found, []);
    assert.equal(files.length, 2);
  });
});

Deno.test("ChainWriter goes on in a new file when its own was removed, and the verifier misses it", async () => {
  await withWriter(async (writer, file) => {
    await writer.write([one, one]);
    Deno.removeSync(file);
    await writer.write([one]);
    assert.deepEqual((await verified(file)).found, ["AUDIT-007@1"]);
  });
});

Deno.test("ChainWriter writes nothing of the past into a file that was empty and removed", async () => {
  await withWriter(async (writer, file) => {
    Deno.removeSync(file);
    await writer.write([one]);
    assert.deepEqual(kindsOf(file), ["resumed"]);
    assert.deepEqual((await verified(file)).found, []);
  });
});

Deno.test("ChainWriter chains on what stands in another file put in the place of its own, and says so", async () => {
  for (const by of ["another chain", "a chain that goes on from nothing"]) {
    const noticed: string[] = [];
    const notice = (said: string) => void noticed.push(said);
    await withWriter(async (writer, file, folder) => {
      const other = open(`${folder}/b.jsonl`);
      await other.write(
        by === "another chain" ? [seven, seven, seven] : [seven],
      );
      other.close();
      await writer.write([one, one]);
      Deno.renameSync(`${folder}/b.jsonl`, file);
      await writer.write([one]);
      await writer.write([one]);
      const { found, problems } = await verified(file);
      assert.equal(found.length, 1, found.join());
      assert.match(found[0] ?? "", /AUDIT-010/);
      assert.match(
        problems[0]?.message ?? "",
        /ended with record 2 \([0-9a-f]/,
      );
      assert.equal(noticed.length, 1);
      assert.match(noticed[0] ?? "", /was replaced/);
    }, { notice });
  }
});

Deno.test("ChainWriter finds nothing odd in a copy of its file put back, and in rotations by others", async () => {
  const noticed: string[] = [];
  const notice = (said: string) => void noticed.push(said);
  await withWriter(async (writer, file) => {
    await writer.write([one, seven]);
    Deno.copyFileSync(file, `${file}.copy`);
    Deno.renameSync(`${file}.copy`, file);
    await writer.write([one]);
    const other = open(file, { max_bytes: 200 });
    for (let i = 0; i < 3; i++) await other.write([seven, seven]);
    other.close();
    await writer.write([one]);
    assert.deepEqual((await verified(file)).found, []);
    assert.deepEqual(noticed, []);
  }, { notice });
});

Deno.test("ChainWriter tells of a file that was moved away, emptied or cut", async () => {
  for (
    const [what, act] of [
      ["was moved away", (file: string) => Deno.removeSync(file)],
      ["was emptied", (file: string) => Deno.truncateSync(file)],
      ["was cut", (file: string) => Deno.truncateSync(file, 10)],
    ] as const
  ) {
    const noticed: string[] = [];
    const notice = (said: string) => void noticed.push(said);
    await withWriter(async (writer, file) => {
      await writer.write([one, one]);
      act(file);
      await writer.write([one]);
      await writer.write([one]);
      assert.equal(noticed.length, 1, what);
      assert.match(noticed[0] ?? "", new RegExp(what));
      assert.notDeepEqual((await verified(file)).found, []);
    }, { notice });
  }
});

Deno.test("ChainWriter lets the verifier find that the end was cut off under it", async () => {
  for (const cut of ["line", "torn"]) {
    await withWriter(async (writer, file) => {
      await writer.write([one, one, one]);
      const lines = Deno.readTextFileSync(file).split(/(?<=\n)/);
      const kept = lines.slice(0, -1).join("");
      Deno.writeTextFileSync(
        file,
        cut === "line" ? kept : kept + (lines.at(-1) ?? "").slice(0, 30),
      );
      await writer.write([one]);
      const { found } = await verified(file);
      assert.equal(found.length, 1, found.join());
      assert.match(found[0] ?? "", /AUDIT-002/);
    });
  }
});

Deno.test("ChainWriter lets the verifier find that the file was emptied under it", async () => {
  await withWriter(async (writer, file) => {
    await writer.write([one, one]);
    Deno.truncateSync(file);
    await writer.write([one]);
    const { found } = await verified(file);
    assert.ok(found.includes("AUDIT-007@1"), found.join());
  });
});

Deno.test("ChainWriter keeps its file through symbolic links", async () => {
  await inFolder(async (folder) => {
    Deno.mkdirSync(`${folder}/real`);
    Deno.writeTextFileSync(`${folder}/real/a.jsonl`, "");
    Deno.symlinkSync(`${folder}/real/a.jsonl`, `${folder}/link`);
    const writer = open(`${folder}/link`, { max_bytes: 300 });
    for (let i = 0; i < 4; i++) await writer.write([one]);
    writer.close();
    assert.equal(Deno.lstatSync(`${folder}/link`).isSymlink, true);
    assert.ok(Deno.statSync(`${folder}/real/a.jsonl.1`).isFile);
    assert.deepEqual((await verified(`${folder}/real/a.jsonl`)).found, []);
  });
});

Deno.test("ChainWriter rejects, and keeps its place, when it has no right to open the new file", async () => {
  await withWriter(async (writer, file, folder) => {
    await writer.write([one]);
    Deno.renameSync(folder, `${folder}.moved`);
    Deno.writeTextFileSync(folder, "");
    await assert.rejects(writer.write([one]));
    Deno.removeSync(folder);
    Deno.renameSync(`${folder}.moved`, folder);
    await writer.write([one]);
    assert.deepEqual((await verified(file)).found, []);
  });
});
