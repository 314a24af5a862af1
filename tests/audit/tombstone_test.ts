/** Tests of what stands in the place of what was erased. */
import assert from "node:assert/strict";
import { readChained } from "../../src/audit/chain.ts";
import {
  fragmentTombstone,
  readTombstone,
  tombstone,
} from "../../src/audit/tombstone.ts";

const ID = "00000000-0000-4000-8000-000000000000";
const PLACE = {
  sequence: 7,
  previous: "a".repeat(64),
  hash: "b".repeat(64),
};
const bytes = (text: string) => new TextEncoder().encode(text);

Deno.test("tombstone() keeps the place in the chain and nothing else", () => {
  const line = tombstone(PLACE, ID);
  assert.deepEqual(readChained(bytes(line)), { ...PLACE, kind: "erased" });
  assert.deepEqual(readTombstone(bytes(line)), { erasure: ID, of: "record" });
  assert.deepEqual(readTombstone(bytes(fragmentTombstone(ID))), {
    erasure: ID,
    of: "fragment",
  });
});

Deno.test("readTombstone() takes nothing that could hold more", () => {
  const line = tombstone(PLACE, ID);
  for (
    const other of [
      "",
      line.replace("erased", "decision"),
      line.replace(',"hash"', ',"more":"x","hash"'),
      `${line} `,
      fragmentTombstone(`${ID}x`),
    ]
  ) assert.equal(readTombstone(bytes(other)), null, other);
});
