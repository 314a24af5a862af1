/** Tests of following what is recorded. */
import assert from "node:assert/strict";
import { followDecisions, latestSequence } from "../../src/audit/follow.ts";
import { inFolder, record } from "./entry.ts";

async function next(
  records: AsyncGenerator<readonly { readonly sequence: number }[]>,
): Promise<readonly number[]> {
  const { value } = await records.next();
  return value.map(({ sequence }: { sequence: number }) => sequence);
}

Deno.test("followDecisions() gives what comes after, over rotations, and a file put in the place of the one before", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 2);
    assert.equal(latestSequence(file), 2);
    const records = followDecisions(file, 2);
    await record(file, 2);
    assert.deepEqual(await next(records), [3, 4]);
    // Seals and openings take numbers of their own.
    await record(file, 4, { max_bytes: 1_200 });
    const rotated = await next(records);
    assert.equal(rotated.length, 4);
    assert.ok(
      rotated.every((sequence, at) => sequence > (rotated[at - 1] ?? 4)),
    );
    await record(`${folder}/b.jsonl`, 1);
    Deno.renameSync(`${folder}/b.jsonl`, file);
    assert.deepEqual(await next(records), [1]);
    await records.return(undefined);
  });
});

Deno.test("followDecisions() loses none of more than are looked at at once", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 1_200);
    const records = followDecisions(file, 0);
    assert.equal((await next(records)).length, 1_200);
    await records.return(undefined);
  });
});

Deno.test("latestSequence() of a file without decisions is 0", () =>
  inFolder((folder) => {
    assert.equal(latestSequence(`${folder}/none`), 0);
  }));
