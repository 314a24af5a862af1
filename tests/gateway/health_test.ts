/** Tests of readiness. */
import assert from "node:assert/strict";
import { healthOf } from "../../src/gateway/health.ts";

const FINE = { name: "policy", ok: true, detail: "13 rules" };
const BROKEN = { name: "policy", ok: false, detail: "reload failed" };

for (
  const [policy, audit, draining, failing] of [
    [FINE, true, false, []],
    [BROKEN, true, false, ["policy"]],
    [FINE, false, false, ["audit"]],
    [FINE, true, true, ["server"]],
    [BROKEN, false, true, ["policy", "audit", "server"]],
  ] as const
) {
  Deno.test(`healthOf() names what fails: ${failing.join(", ") || "nothing"}`, () => {
    const { ok, parts } = healthOf(
      policy,
      { ok: audit, detail: "disk" },
      draining,
    );
    assert.equal(ok, failing.length === 0);
    assert.deepEqual(
      parts.filter((part) => !part.ok).map(({ name }) => name),
      failing,
    );
    assert.equal(parts.length, 3);
  });
}
