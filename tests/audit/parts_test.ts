/** Tests of finding the files of a chain. */
import assert from "node:assert/strict";
import { chain } from "../../src/audit/chain.ts";
import { webDigest } from "../../src/audit/digest.ts";
import { findParts } from "../../src/audit/parts.ts";
import { inFolder } from "./entry.ts";

async function partsOf(name: string, part: number, others: readonly string[]) {
  return await inFolder(async (folder) => {
    const place = { sequence: 9, hash: "a".repeat(64) };
    const head = { kind: "opened", time: "2026-05-01T12:00:00.000Z", part };
    const { text } = await chain(place, head, webDigest);
    Deno.writeTextFileSync(`${folder}/${name}`, text);
    for (const other of others) {
      Deno.writeTextFileSync(`${folder}/a.jsonl.${other}`, "");
    }
    const { files, ...rest } = await findParts(`${folder}/${name}`);
    const bare = (path: string) => path.slice(folder.length + 1);
    return { files: files.map(bare), ...rest };
  });
}

Deno.test("findParts() lists the files before, compressed or not, up to one that is missing", async () => {
  assert.deepEqual(await partsOf("a.jsonl", 4, ["1", "2.gz", "3"]), {
    files: ["a.jsonl.1", "a.jsonl.2.gz", "a.jsonl.3", "a.jsonl"],
    first: 1,
    rotated: false,
  });
  assert.deepEqual(await partsOf("a.jsonl", 4, ["1", "3"]), {
    files: ["a.jsonl.3", "a.jsonl"],
    first: 3,
    rotated: false,
  });
});

Deno.test("findParts() takes what is not compressed where both are there", async () => {
  const { files } = await partsOf("a.jsonl", 2, ["1", "1.gz"]);
  assert.deepEqual(files, ["a.jsonl.1", "a.jsonl"]);
});

Deno.test("findParts() begins from a rotated file as well", async () => {
  assert.deepEqual(await partsOf("a.jsonl.3", 3, ["2"]), {
    files: ["a.jsonl.2", "a.jsonl.3"],
    first: 2,
    rotated: true,
  });
});

Deno.test("findParts() takes a file that is none of a chain for the first", async () => {
  await inFolder(async (folder) => {
    for (const content of ["", "text\n"]) {
      Deno.writeTextFileSync(`${folder}/a`, content);
      assert.deepEqual(await findParts(`${folder}/a`), {
        files: [`${folder}/a`],
        first: 1,
        rotated: false,
      });
    }
  });
});
