/** Tests how pieces of bytes are put together. */
import assert from "node:assert/strict";
import { joined } from "../../src/audit/bytes.ts";

Deno.test("joined() puts pieces in their order, empty ones too", () => {
  const pieces = [[1, 2], [], [3]].map((piece) => new Uint8Array(piece));
  assert.deepEqual(joined(pieces), new Uint8Array([1, 2, 3]));
  assert.deepEqual(joined([]), new Uint8Array());
});

Deno.test("joined() copies no single piece", () => {
  const piece = new Uint8Array([1]);
  assert.equal(joined([piece]), piece);
});
