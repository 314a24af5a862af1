/** Tests that an act that is possible is reported as possible. */
import assert from "node:assert/strict";
import { tryForbidden } from "../../src/gateway/attempt.ts";

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
    "import",
    "net",
    "read",
    "run",
    "sys",
    "write",
  ]);
});
