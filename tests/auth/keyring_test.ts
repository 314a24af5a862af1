/** Holds the keyring to the keys that it was given. */
import assert from "node:assert/strict";
import { issueKey } from "../../src/auth/issue.ts";
import { createKeyring } from "../../src/auth/keyring.ts";

const NOW = new Date("2026-01-01T00:00:00Z");
const LATER = new Date("2026-01-02T00:00:00Z");
const first = issueKey("ci", ["evaluate"], NOW, null);
const second = issueKey("grafana", ["metrics"], NOW, LATER);
const CI = { id: "ci", scopes: ["evaluate"], key_id: first.key.id };
const BOOTSTRAP = "bootstrap-0123456789-abcdefghij";
const keyring = createKeyring([first.key, second.key], BOOTSTRAP);

Deno.test("authenticate() knows each key, and nothing else", async (t) => {
  const table = [
    ["a stored key", first.secret, NOW, CI],
    ["a stored key for ever", first.secret, new Date("2999-01-01"), CI],
    ["a key before its end", second.secret, NOW, {
      id: "grafana",
      scopes: ["metrics"],
      key_id: second.key.id,
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

Deno.test("authenticate() finds each of many keys, and takes the same time for one that it does not know", () => {
  const many = Array.from(
    { length: 500 },
    (_, at) => issueKey(`owner ${at}`, ["read"], NOW, null),
  );
  const large = createKeyring(many.map(({ key }) => key), null);
  for (const [at, { secret, key }] of many.entries()) {
    assert.deepEqual(large.authenticate(secret, NOW), {
      id: `owner ${at}`,
      scopes: ["read"],
      key_id: key.id,
    });
  }
  const kinds = [
    many[0]?.secret ?? "",
    many[499]?.secret ?? "",
    first.secret,
  ];
  // The least of many rounds: what else the machine does only ever adds.
  const least = kinds.map(() => Infinity);
  const alike = () => Math.max(...least) < 1.5 * Math.min(...least);
  for (let round = 0; round < 300 || (round < 5_000 && !alike()); round++) {
    for (const [at, secret] of kinds.entries()) {
      const began = performance.now();
      for (let times = 0; times < 10; times++) large.authenticate(secret, NOW);
      least[at] = Math.min(least[at] ?? 0, performance.now() - began);
    }
  }
  assert.ok(alike(), least.join(" "));
});

Deno.test("authenticate() refuses a key that comes from elsewhere than it may", () => {
  const bound = issueKey("ci", ["evaluate"], NOW, null, {
    addresses: ["192.0.2.0/24", "2001:db8::/32"],
    tools: ["Bash"],
  });
  const ring = createKeyring([first.key, bound.key], null);
  const table = [
    ["192.0.2.7", true],
    ["::ffff:192.0.2.7", true],
    ["2001:db8::7", true],
    ["192.0.3.7", false],
    ["", false],
  ] as const;
  for (const [address, good] of table) {
    assert.deepEqual(
      ring.authenticate(bound.secret, NOW, address),
      good ? { ...CI, key_id: bound.key.id, tools: ["Bash"] } : "address",
    );
  }
  assert.equal(ring.authenticate(bound.secret, NOW), "address");
});
