/** Tests what tells a secret from what only stands in its place. */
import assert from "node:assert/strict";
import {
  entropy,
  isPlaceholder,
  isRandom,
} from "../../../src/facts/content/credentials.ts";

Deno.test("isPlaceholder() knows what stands where a secret would", () => {
  for (
    const value of [
      "$TOKEN",
      "${TOKEN}",
      "<token>",
      "{{ token }}",
      "****",
      "xxxx",
      "your_api_key",
      "changeme",
      "password123",
      "process.env.KEY",
      "aaaaaaaa",
      "...",
    ]
  ) assert.ok(isPlaceholder(value), value);
  for (const value of ["gT5xY2z9", "s3cr3tpw", "correct-horse-7"]) {
    assert.ok(!isPlaceholder(value), value);
  }
});

Deno.test("isRandom() wants several kinds of characters and little repetition", () => {
  assert.ok(isRandom("aB3dE5fG7hJ9kL2m"));
  assert.ok(isRandom("0a1b2c3d4e5f67890a1b2c3d"));
  for (
    const value of [
      "short1",
      "abcdefghijklmnopqrst",
      "12345678901234567890",
      "a1a1a1a1a1a1a1a1a1a1",
      "my-service-production-name",
      "2024-01-02T03:04:05Z",
      "1.2.3-beta.4-build-567",
    ]
  ) assert.ok(!isRandom(value), value);
});

Deno.test("entropy() counts bits a character", () => {
  assert.equal(entropy("aaaa"), 0);
  assert.equal(entropy("abab"), 1);
  assert.equal(entropy("abcd"), 2);
});
