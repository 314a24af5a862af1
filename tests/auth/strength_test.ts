/** Holds the judgement of keys to examples. */
import assert from "node:assert/strict";
import { newKeyId, newSecret } from "../../src/auth/random.ts";
import { weakness } from "../../src/auth/strength.ts";

Deno.test("weakness() names what is wrong with a key", async (t) => {
  const table = [
    ["", /characters/],
    ["short", /5 characters/],
    ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", /1 different/],
    ["with a space in the middle 123", /white space/],
    ["schlüssel-0123456789-abcdefgh", /header/],
    ["please-change-me-0123456789", /placeholder/],
    ["my-password-is-0123456789abc", /placeholder/],
  ] as const;
  for (const [secret, why] of table) {
    await t.step(secret, () => assert.match(weakness(secret) ?? "", why));
  }
});

Deno.test("weakness() accepts what newSecret() makes, and no two are the same", () => {
  const secrets = Array.from({ length: 100 }, newSecret);
  assert.deepEqual(secrets.map(weakness), secrets.map(() => null));
  assert.equal(new Set(secrets).size, 100);
  assert.match(secrets[0] ?? "", /^sgo_[\w-]{43}$/);
  assert.equal(new Set(Array.from({ length: 100 }, newKeyId)).size, 100);
});
