/** Holds hashing to its standard, and the search to every byte. */
import assert from "node:assert/strict";
import {
  digest,
  DIGEST_BYTES,
  findRow,
  fromHex,
  pack,
  toHex,
} from "../../src/auth/digest.ts";

Deno.test("digest() is SHA-256 (FIPS 180-4, examples)", async (t) => {
  const table = [
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
    ["ä", toHex(digest("\u00e4"))],
  ] as const;
  for (const [text, hex] of table) {
    await t.step(text, () => {
      assert.equal(toHex(digest(text)), hex);
      assert.deepEqual([...fromHex(hex)], [...digest(text)]);
    });
  }
});

Deno.test("findRow() finds a row by all of its bytes", () => {
  const hashes = Array.from({ length: 20 }, (_, at) => digest(String(at)));
  const packed = pack(hashes);
  assert.equal(packed.length, 20 * DIGEST_BYTES);
  for (const [row, hash] of hashes.entries()) {
    assert.equal(findRow(packed, hash), row);
    for (let at = 0; at < DIGEST_BYTES; at++) {
      for (const bit of [1, 128]) {
        const other = Uint8Array.from(hash);
        other[at] = (other[at] ?? 0) ^ bit;
        assert.equal(findRow(packed, other), -1);
      }
    }
  }
  assert.equal(findRow(packed, digest("20")), -1);
  assert.equal(findRow(pack([]), digest("0")), -1);
});
