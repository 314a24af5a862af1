/** Holds the making, exchanging and ending of keys to what is stored of them. */
import assert from "node:assert/strict";
import { endKey, exchangeKey, issueKey } from "../../src/auth/issue.ts";
import { createKeyring } from "../../src/auth/keyring.ts";
import type { Scope } from "../../src/auth/scopes.ts";

const NOW = new Date("2026-01-01T00:00:00Z");
const LATER = new Date("2026-01-02T00:00:00Z");
const first = issueKey("ci", ["evaluate"], NOW, null);
const second = issueKey("grafana", ["metrics"], NOW, LATER);

Deno.test("issueKey() stores everything but the key", () => {
  const { key, secret } = second;
  assert.match(secret, /^sgo_[\w-]{43}$/);
  assert.match(key.id, /^key_[\w-]{8}$/);
  assert.match(key.sha256, /^[0-9a-f]{64}$/);
  assert.deepEqual({ ...key, id: "", sha256: "" }, {
    id: "",
    owner: "grafana",
    scopes: ["metrics"],
    sha256: "",
    created: NOW.toISOString(),
    expires: LATER.toISOString(),
    rotated: null,
  });
  assert.ok(!JSON.stringify(key).includes(secret.slice(4)));
});

Deno.test("issueKey() never makes a key with which an agent could decide for itself", async (t) => {
  const table: readonly (readonly Scope[])[] = [
    ["evaluate", "approve"],
    ["admin", "evaluate"],
    ["evaluate", "read", "approve", "admin"],
  ];
  for (const scopes of table) {
    await t.step(scopes.join(), () => {
      assert.throws(
        () => issueKey("agent", scopes, NOW, null),
        /decide for itself/,
      );
    });
  }
  const { key } = issueKey(
    "operator",
    ["approve", "admin", "admin"],
    NOW,
    null,
  );
  assert.deepEqual(key.scopes, ["approve", "admin"]);
});

Deno.test("exchangeKey() makes another key of the same kind", () => {
  const { key, secret } = exchangeKey(second.key, LATER);
  assert.notEqual(secret, second.secret);
  assert.notEqual(key.id, second.key.id);
  assert.notEqual(key.sha256, second.key.sha256);
  assert.deepEqual(
    { ...key, id: "", sha256: "" },
    { ...second.key, id: "", sha256: "", rotated: LATER.toISOString() },
  );
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

Deno.test("endKey() compares moments, not their spelling", () => {
  const key = { ...first.key, expires: "2026-01-01T00:00:00.5Z" };
  assert.equal(endKey(key, LATER).expires, key.expires);
});
