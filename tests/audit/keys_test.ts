/** Tests of reading the keys that records are encrypted with. */
import assert from "node:assert/strict";
import { readKeys } from "../../src/audit/keys.ts";
import { KEYS } from "./entry.ts";

Deno.test("readKeys() tells keys apart by what says nothing about them", async () => {
  const [first, second] = await readKeys(`${KEYS.first},${KEYS.second}`);
  assert.match(first.id, /^[0-9a-f]{16}$/);
  assert.notEqual(first.id, second?.id);
  assert.equal((await readKeys(KEYS.second))[0].id, second?.id);
  assert.equal(first.bytes.length, 32);
});

Deno.test("readKeys() refuses what is no key, says which, and does not repeat it", async () => {
  const short = btoa("x".repeat(31));
  const constant = btoa("\0".repeat(32));
  const table: readonly (readonly [string, RegExp])[] = [
    ["", /^key 1 of `audit_key` is not 32 bytes/],
    [short, /^key 1 of `audit_key` is not 32 bytes/],
    [`${KEYS.first},not Base64`, /^key 2 of `audit_key` is not 32 bytes/],
    [`${KEYS.first},`, /^key 2 of/],
    [constant, /^key 1 of `audit_key` is not random/],
  ];
  for (const [text, why] of table) {
    await assert.rejects(readKeys(text), (error) => {
      assert.ok(error instanceof Deno.errors.InvalidData);
      assert.match(error.message, why);
      assert.ok(text === "" || !error.message.includes(text));
      return true;
    });
  }
});
