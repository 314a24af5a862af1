/** Tests of finding the files of a chain. */
import assert from "node:assert/strict";
import { chain } from "../../src/audit/chain.ts";
import { webDigest } from "../../src/audit/digest.ts";
import { findParts } from "../../src/audit/parts.ts";
import { inFolder } from "./entry.ts";

async function partsOf(
  name: string,
  part: number,
  oldest: number,
  others: readonly number[],
) {
  return await inFolder(async (folder) => {
    const place = { sequence: 9, hash: "a".repeat(64) };
    const head = { kind: "opened", part, oldest };
    const { text } = await chain(place, head, webDigest);
    Deno.writeTextFileSync(`${folder}/${name}`, text);
    for (const other of others) {
      Deno.writeTextFileSync(`${folder}/a.jsonl.${other}`, "");
    }
    const { files, first, missing } = await findParts(`${folder}/${name}`);
    const bare = (path: string) => path.slice(folder.length + 1);
    return { files: files.map(bare), first, missing: missing.map(bare) };
  });
}

Deno.test("findParts() lists the files before, and what is missing of those that were kept", async () => {
  assert.deepEqual(await partsOf("a.jsonl", 4, 2, [1, 2, 3]), {
    files: ["a.jsonl.2", "a.jsonl.3", "a.jsonl"],
    first: 2,
    missing: [],
  });
  assert.deepEqual(await partsOf("a.jsonl", 4, 1, [1, 3]), {
    files: ["a.jsonl.3", "a.jsonl"],
    first: 3,
    missing: ["a.jsonl.2"],
  });
});

Deno.test("findParts() begins from a rotated file as well", async () => {
  assert.deepEqual(await partsOf("a.jsonl.3", 3, 2, [2]), {
    files: ["a.jsonl.2", "a.jsonl.3"],
    first: 2,
    missing: [],
  });
});

Deno.test("findParts() takes a file that is none of a chain for the first", async () => {
  await inFolder(async (folder) => {
    for (const content of ["", "text\n"]) {
      Deno.writeTextFileSync(`${folder}/a`, content);
      assert.deepEqual(await findParts(`${folder}/a`), {
        files: [`${folder}/a`],
        first: 1,
        missing: [],
      });
    }
  });
});
