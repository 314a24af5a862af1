/** Tests of encoding texts in memory that is kept. */
import assert from "node:assert/strict";
import { EncodingRoom } from "../../src/audit/encoding.ts";

Deno.test("EncodingRoom encodes texts of any length as UTF-8", () => {
  const room = new EncodingRoom();
  for (
    const text of ["", "a", "ä€😀", "x".repeat(1_000), "€".repeat(100_000)]
  ) {
    assert.deepEqual(
      new Uint8Array(room.encode(text)),
      new TextEncoder().encode(text),
    );
  }
});
