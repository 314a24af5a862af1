/** Tests of holding what was erased to the record of it. */
import assert from "node:assert/strict";
import { webDigest } from "../../src/audit/digest.ts";
import {
  ErasedCheck,
  type ErasureLine,
  linesHash,
} from "../../src/audit/erased.ts";
import { fragmentTombstone, tombstone } from "../../src/audit/tombstone.ts";

const ID = "00000000-0000-4000-8000-000000000000";
const LINES = [
  tombstone({ sequence: 1, previous: "genesis", hash: "a".repeat(64) }, ID),
  fragmentTombstone(ID),
];

async function checked(parts: Partial<ErasureLine["parts"][number]> | null) {
  const check = new ErasedCheck();
  for (const [i, text] of LINES.entries()) {
    check.add(ID, 3, { file: "a.3", line: i + 1, text });
  }
  const sha256 = await linesHash(LINES, webDigest);
  if (parts !== null) {
    check.addRecord({
      sequence: 9,
      previous: "",
      hash: "",
      kind: "erasure",
      time: "2026-05-01T12:00:00.000Z",
      erasure: ID,
      by: "b",
      why: "w",
      records: 1,
      parts: [{ part: 3, lines: 2, sha256, ...parts }],
    });
  }
  const problems = await check.problems(webDigest);
  return { check, messages: problems.map(({ message }) => message) };
}

Deno.test("ErasedCheck finds nothing where the record means these lines", async () => {
  const { check, messages } = await checked({});
  assert.deepEqual(messages, []);
  assert.equal(check.count, 1);
  assert.deepEqual(check.notes(1), [
    "erased: 1 record on 2026-05-01T12:00:00.000Z by b, because w, as record 9 says",
  ]);
});

Deno.test("ErasedCheck finds lines of which no record says so, or another one", async () => {
  assert.match((await checked(null)).messages.join(), /no record says so/);
  assert.match(
    (await checked({ part: 2 })).messages.join(),
    /no record says so/,
  );
  assert.match(
    (await checked({ sha256: "0".repeat(64), lines: 5 })).messages.join(),
    /2 lines .* not the 5/,
  );
});

Deno.test("ErasedCheck notes what was not carried out in files that are left", async () => {
  const { check } = await checked({ part: 2 });
  assert.match(check.notes(2).join(), /not carried out in part 2/);
  assert.doesNotMatch(check.notes(3).join(), /not carried out/);
});
