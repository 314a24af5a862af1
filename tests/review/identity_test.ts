/** Names of decisions. */
import assert from "node:assert/strict";
import { newDecisionId } from "../../src/review/identity.ts";

Deno.test("newDecisionId() is a random UUID, and another one each time", () => {
  const ids = Array.from({ length: 100 }, newDecisionId);
  for (const id of ids) {
    assert.match(
      id,
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/,
    );
  }
  assert.equal(new Set(ids).size, 100);
});
