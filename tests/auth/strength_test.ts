/** Holds the judgement of keys to examples. */
import assert from "node:assert/strict";
import { newSecret } from "../../src/auth/random.ts";
import { bitsOf, LEAST_BITS, weakness } from "../../src/auth/strength.ts";

Deno.test("weakness() names what is wrong with a key", async (t) => {
  const table = [
    ["", /characters/],
    ["short", /5 characters/],
    ["with a space in the middle 123", /white space/],
    ["schlüssel-0123456789-abcdefgh", /header/],
    ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", /guessed.* 0 bits/],
    ["1234567890123456789012", /guessed/],
    ["abcdefghijklmnopqrstuvwxyz", /guessed/],
    ["zyxwvutsrqponmlkjihgfedcba", /guessed/],
    ["f3Xk9f3Xk9f3Xk9f3Xk9f3Xk9f3Xk9", /guessed/],
    ["please-change-me-0123456789", /guessed/],
    ["my-password-is-0123456789abc", /guessed/],
    ["your-api-key-your-api-key", /guessed/],
    ["superego-secret-test-key-example", /guessed/],
    ["aabbccddeeffgghhiijjkkllmm", /guessed/],
  ] as const;
  for (const [secret, why] of table) {
    await t.step(secret, () => assert.match(weakness(secret) ?? "", why));
  }
});

Deno.test("weakness() never repeats the key", () => {
  for (const secret of ["Hunter2", "Hunter2Hunter2Hunter2Hunter2"]) {
    assert.ok(!weakness(secret)?.includes("Hunter2"));
  }
});

Deno.test("weakness() accepts what machines make", async (t) => {
  const table = [
    ["base64 of 32 bytes", "q0Z1r9mC0yq7kJw3mT5pVb8xN2sL6dF4hG1jK9aE7uI="],
    ["hexadecimal of 16 bytes", "5f1c0a9e7b3d2846c1e0f9a8b7d65432"],
    ["a UUID", "0b9f6a7e-6d3c-4c55-9b68-1d2f3a4b5c6d"],
    ["words and digits", "staging-Key-9c41e07d5a2b8f36"],
    ["22 characters", "f3Xk9-Qm2Lw7_Zt5Vb8Nr1"],
  ] as const;
  for (const [name, secret] of table) {
    await t.step(name, () => assert.equal(weakness(secret), null));
  }
  for (let round = 0; round < 200; round++) {
    assert.equal(weakness(newSecret()), null);
  }
});

Deno.test("bitsOf() never grows by repeating or counting on", () => {
  const once = bitsOf("f3Xk9-Qm2Lw7");
  assert.ok(once > 0 && once < LEAST_BITS);
  assert.equal(bitsOf("f3Xk9-Qm2Lw7".repeat(5)), once);
  assert.equal(bitsOf("f3Xk9-Qm2Lw789:;<"), once);
  assert.equal(bitsOf(""), 0);
});
