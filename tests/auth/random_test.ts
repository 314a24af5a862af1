/** Holds new keys to their form, and to being new. */
import assert from "node:assert/strict";
import { newKeyId, newSecret } from "../../src/auth/random.ts";

Deno.test("newSecret() is 256 bits after a prefix, never the same", () => {
  const secrets = Array.from({ length: 1_000 }, newSecret);
  assert.equal(new Set(secrets).size, 1_000);
  assert.ok(secrets.every((secret) => /^sgo_[\w-]{43}$/.test(secret)));
  // Every letter of the alphabet turns up in every place but the last, which carries 4 bits only.
  for (const place of [4, 20, 45]) {
    assert.equal(new Set(secrets.map((secret) => secret[place])).size, 64);
  }
});

Deno.test("newKeyId() tells keys of one file apart", () => {
  const ids = Array.from({ length: 1_000 }, newKeyId);
  assert.equal(new Set(ids).size, 1_000);
  assert.ok(ids.every((id) => /^key_[\w-]{8}$/.test(id)));
});
