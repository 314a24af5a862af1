/** What is open at once. */
import assert from "node:assert/strict";
import { createOpen } from "../../src/limit/open.ts";

Deno.test("so many may be open at once, each key for itself, and one that left makes room", () => {
  const open = createOpen(2);
  assert.deepEqual([1, 2, 3].map(() => open.enter("a")), [true, true, false]);
  assert.equal(open.enter("b"), true);
  open.leave("a");
  assert.deepEqual([open.enter("a"), open.enter("a")], [true, false]);
});

Deno.test("more leaving than entering lets nobody in beyond the limit", () => {
  const open = createOpen(1);
  open.leave("a");
  open.leave("a");
  assert.deepEqual([open.enter("a"), open.enter("a")], [true, false]);
});
