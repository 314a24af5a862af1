/** Tests of which names are those of secrets. */
import assert from "node:assert/strict";
import { mayBeSecret, secretName } from "../../src/audit/secret_name.ts";

Deno.test("secretName() knows names of secrets in any spelling", () => {
  const table: readonly [string, string][] = [
    ["password", "password"],
    ["DB_PASSWORD", "password"],
    ["dbPassword", "password"],
    ["user-passwd", "passwd"],
    ["token", "token"],
    ["accessToken", "token"],
    ["X-Api-Key", "api_key"],
    ["apiKey", "api_key"],
    ["apikey", "apikey"],
    ["Authorization", "authorization"],
    ["client_secret", "secret"],
    ["aws.secret.access.key", "secret"],
    ["privateKey", "private_key"],
    ["Set-Cookie", "cookie"],
    ["connectionString", "connection_string"],
    ["PGPASSWORD", "password"],
    ["clientsecret", "secret"],
    ["accesstoken", "token"],
    ["pass", "password"],
    ["SMTP_PASS", "password"],
    ["SSH-KEY", "ssh_key"],
    ["to\u212aen", "token"],
  ];
  for (const [name, want] of table) assert.equal(secretName(name), want, name);
});

Deno.test("secretName() leaves names that only speak of secrets", () => {
  for (
    const name of [
      "",
      "command",
      "key",
      "keyboard",
      "tokenizer",
      "passenger",
      "pass_count",
      "passThrough",
      "secretary",
      "token_count",
      "maxTokensLimit",
      "secret_name",
      "password_file",
      "api_key_id",
      "primary_key",
    ]
  ) assert.equal(secretName(name), null, name);
});

Deno.test("mayBeSecret() keeps numbers that are no passwords, and what is empty", () => {
  const table: readonly [string, unknown, boolean][] = [
    ["token", "abc", true],
    ["token", "", false],
    ["tokens", 4096, false],
    ["password", 1234, true],
    ["token", { a: 1 }, true],
    ["token", ["a"], true],
    ["token", null, false],
    ["token", true, false],
  ];
  for (const [word, value, want] of table) {
    assert.equal(mayBeSecret(word, value), want, `${word} ${value}`);
  }
});
