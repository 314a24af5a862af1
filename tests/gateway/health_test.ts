/** Tests of readiness. */
import assert from "node:assert/strict";
import { healthOf } from "../../src/gateway/health.ts";

const FINE = { name: "policy", ok: true, detail: "13 rules" };
const KEYS = { name: "keys", ok: true, detail: "2 keys" };
const STALE = { name: "keys", ok: false, detail: "unreadable" };
const BROKEN = { name: "policy", ok: false, detail: "reload failed" };

for (
  const [policy, keys, audit, draining, failing] of [
    [FINE, KEYS, true, false, []],
    [BROKEN, KEYS, true, false, ["policy"]],
    [FINE, STALE, true, false, ["keys"]],
    [FINE, KEYS, false, false, ["audit"]],
    [FINE, KEYS, true, true, ["server"]],
    [BROKEN, STALE, false, true, ["policy", "keys", "audit", "server"]],
  ] as const
) {
  Deno.test(`healthOf() names what fails: ${failing.join(", ") || "nothing"}`, () => {
    const { ok, parts } = healthOf(
      policy,
      keys,
      { ok: audit, detail: "disk", warning: null },
      draining,
    );
    assert.equal(ok, failing.length === 0);
    assert.deepEqual(
      parts.filter((part) => !part.ok).map(({ name }) => name),
      failing,
    );
    assert.equal(parts.length, 4);
  });
}

Deno.test("healthOf() passes on what is wrong and keeps nothing from working", () => {
  const { ok, parts } = healthOf(
    { ...FINE, warning: "the last reload failed" },
    KEYS,
    { ok: true, detail: "", warning: "moved away" },
    false,
  );
  assert.equal(ok, true);
  assert.deepEqual(parts.map(({ warning }) => warning), [
    "the last reload failed",
    undefined,
    "moved away",
    undefined,
  ]);
});

Deno.test("healthOf() has a part more where a server has one, and none where it has not", () => {
  const tls = { name: "tls", ok: true, detail: "The certificate ends" };
  const trail = { ok: true, detail: "", warning: null };
  assert.deepEqual(
    healthOf(FINE, KEYS, trail, false, [null, tls]).parts.map(({ name }) =>
      name
    ),
    ["policy", "keys", "tls", "audit", "server"],
  );
});
