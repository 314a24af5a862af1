/** A refusal to start. */
import assert from "node:assert/strict";
import { refusal } from "../../src/problem/refusal.ts";

Deno.test("refusal() is one critical problem", () => {
  assert.deepEqual(refusal("X-001", "listen", "what", "how to mend it"), {
    ok: false,
    problems: [{
      id: "X-001",
      severity: "critical",
      file: "listen",
      line: 1,
      column: 1,
      message: "what",
      hint: "how to mend it",
    }],
  });
});
