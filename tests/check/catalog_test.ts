/** Holds the list of checks to form. */
import assert from "node:assert/strict";
import { CHECKS, PROBLEMS, titleOf } from "../../src/check/catalog.ts";
import { FINDINGS } from "../../src/policy/findings.ts";

Deno.test("CHECKS covers every finding of a policy, each with a title and a reason", () => {
  for (const id of Object.keys(FINDINGS)) assert.ok(id in CHECKS, id);
  for (const [id, { title, why }] of Object.entries(PROBLEMS)) {
    assert.match(id, /^[A-Z]+-\d{3}$/);
    assert.ok(title !== "" && why !== "" && !title.endsWith("."));
  }
});

Deno.test("titleOf() falls back to the identifier", () => {
  assert.equal(
    titleOf("SETUP-002"),
    "A server that does not answer lets calls through",
  );
  assert.equal(titleOf("X-1"), "X-1");
});
