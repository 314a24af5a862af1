/** Tests of the two ways to hash. */
import assert from "node:assert/strict";
import { loadNodeDigest, webDigest } from "../../src/audit/digest.ts";

// FIPS 180-4, appendix B, and the empty message.
const VECTORS: readonly [string, string][] = [
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
];

Deno.test("webDigest() and loadNodeDigest() give the same SHA-256", async () => {
  const nodeDigest = await loadNodeDigest();
  for (const [text, want] of VECTORS) {
    const bytes = new TextEncoder().encode(text);
    assert.equal(await webDigest(bytes), want);
    assert.equal(await nodeDigest(bytes), want);
  }
});
