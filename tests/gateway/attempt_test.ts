/** Tests that an act that is possible is reported as possible. */
import assert from "node:assert/strict";
import { tryForbidden } from "../../src/gateway/attempt.ts";
import { posture, postureText } from "../../src/gateway/posture.ts";

const NOTHING = { read: [], write: [], net: [] };

// The tests run with every right, so here everything is possible but what fails for another reason.
Deno.test("tryForbidden() counts only a refusal for want of a right", async () => {
  const attempts = await tryForbidden(NOTHING);
  const possible = attempts.filter(({ refused }) => !refused).map(({ kind }) =>
    kind
  );
  assert.deepEqual([...new Set(possible)].sort(), [
    "env",
    "ffi",
    "net",
    "read",
    "run",
    "sys",
    "write",
  ]);
});

Deno.test("posture() is not well when anything forbidden was possible, in either thread", async () => {
  const attempts = await tryForbidden(NOTHING);
  const refused = attempts.map((attempt) => ({ ...attempt, refused: true }));
  assert.ok(posture(NOTHING, refused, refused).ok);
  assert.ok(!posture(NOTHING, attempts, refused).ok);
  assert.ok(!posture(NOTHING, refused, attempts).ok);
  assert.match(
    postureText(posture(NOTHING, refused, attempts)),
    /ALLOWED +read +read \/etc\/passwd/,
  );
});
