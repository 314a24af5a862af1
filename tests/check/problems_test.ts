/** Holds the list of everything that can be told of to form. */
import assert from "node:assert/strict";
import { CHECKS, PROBLEMS } from "../../src/check/problems.ts";

Deno.test("PROBLEMS have a title and a reason each, and what is mended in one way a way", () => {
  for (const [id, { title, why, mend }] of Object.entries(PROBLEMS)) {
    assert.match(id, /^[A-Z]+-\d{3}$/);
    for (const text of [title, why, mend ?? "x"]) {
      assert.match(text, /\S$/);
      assert.doesNotMatch(text, /\.$/);
    }
  }
});

Deno.test("CHECKS are what can be found, and no identifier is used for two", () => {
  assert.ok(Object.keys(CHECKS).length >= 120, `${Object.keys(CHECKS).length}`);
});
