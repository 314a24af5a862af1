/** Holds the keyring to the keys that it was given. */
import assert from "node:assert/strict";
import { endKey, issueKey } from "../../src/auth/issue.ts";
import { createKeyring } from "../../src/auth/keyring.ts";

const NOW = new Date("2026-01-01T00:00:00Z");
const LATER = new Date("2026-01-02T00:00:00Z");
const first = issueKey("ci", ["evaluate"], NOW, null);
const second = issueKey("grafana", ["metrics"], NOW, LATER);
const BOOTSTRAP = "bootstrap-0123456789-abcdefghij";
const keyring = createKeyring([first.key, second.key], BOOTSTRAP);

Deno.test("authenticate() knows each key, and nothing else", async (t) => {
  const table = [
    ["a stored key", first.secret, NOW, { id: "ci", scopes: ["evaluate"] }],
    ["a stored key for ever", first.secret, new Date("2999-01-01"), {
      id: "ci",
      scopes: ["evaluate"],
    }],
    ["a key before its end", second.secret, NOW, {
      id: "grafana",
      scopes: ["metrics"],
    }],
    ["a key at its end", second.secret, LATER, "expired"],
    ["the bootstrap key", BOOTSTRAP, NOW, {
      id: "bootstrap",
      scopes: ["evaluate", "read", "metrics"],
    }],
    ["a key with a letter more", `${first.secret}x`, NOW, "unknown"],
    ["a key in capitals", first.secret.toUpperCase(), NOW, "unknown"],
    ["a hash instead of its key", first.key.sha256, NOW, "unknown"],
    ["nothing", "", NOW, "unknown"],
  ] as const;
  for (const [name, secret, now, want] of table) {
    await t.step(
      name,
      () => assert.deepEqual(keyring.authenticate(secret, now), want),
    );
  }
});

Deno.test("createKeyring() counts its keys, and knows none without any", () => {
  assert.equal(keyring.size, 3);
  assert.equal(createKeyring([], null).size, 0);
  assert.equal(createKeyring([], null).authenticate(BOOTSTRAP, NOW), "unknown");
});

Deno.test("endKey() lets an exchanged key live until the moment, never longer than before", () => {
  assert.equal(endKey(first.key, LATER).expires, LATER.toISOString());
  assert.equal(
    endKey(second.key, new Date("2026-06-01")).expires,
    LATER.toISOString(),
  );
  const ended = createKeyring([endKey(first.key, LATER)], null);
  assert.notEqual(ended.authenticate(first.secret, NOW), "expired");
  assert.equal(ended.authenticate(first.secret, LATER), "expired");
});
