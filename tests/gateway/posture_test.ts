/** The report of what a server may touch. */
import assert from "node:assert/strict";
import { posture, provePosture } from "../../src/gateway/posture.ts";

const GRANTS = { read: ["/p.yaml"], write: [], net: ["127.0.0.1:1"] };
const REFUSED = {
  kind: "run",
  act: "start /bin/true",
  refused: true,
  said: "NotCapable",
} as const;
const POSSIBLE = { ...REFUSED, refused: false, said: "allowed" };

Deno.test("posture() is well only when everything was refused, in both threads", () => {
  const table = [
    [[REFUSED], [REFUSED], true],
    [[REFUSED], [], true],
    [[REFUSED, POSSIBLE], [REFUSED], false],
    [[REFUSED], [POSSIBLE], false],
  ] as const;
  for (const [server, launcher, ok] of table) {
    assert.equal(posture(GRANTS, server, launcher).ok, ok);
  }
});

// The tests run with every right.
Deno.test("provePosture() tries for itself, and believes the launcher", async () => {
  const report = await provePosture(GRANTS, [REFUSED]);
  assert.equal(report.ok, false);
  assert.ok(report.server.length > 5);
  assert.deepEqual(report.launcher, [REFUSED]);
});
