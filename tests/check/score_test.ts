/** Scores count checks by group. */
import assert from "node:assert/strict";
import type { Problem } from "../../src/problem/problem.ts";
import { percent, scoresOf } from "../../src/check/score.ts";

function problem(id: string): Problem {
  return {
    id,
    severity: "high",
    file: "a",
    line: 1,
    column: 1,
    message: id,
    hint: "h",
  };
}

Deno.test("scoresOf() counts a check that several places fail once", () => {
  const [compose] = scoresOf([
    problem("COMPOSE-001"),
    problem("COMPOSE-001"),
    problem("COMPOSE-002"),
  ], ["compose"]);
  assert.equal(compose?.title, "Compose");
  assert.equal(compose.held - compose.passed, 2);
  assert.equal(compose.problems.length, 3);
});

Deno.test("scoresOf() shows what was judged, and what was found otherwise", () => {
  const scores = scoresOf([problem("YAML-001")], ["compose", "ci"]);
  assert.deepEqual(scores.map(({ title }) => title), [
    "Input",
    "Compose",
    "Workflows",
  ]);
  assert.deepEqual(scores.map(percent), [0, 100, 100]);
});

Deno.test("percent() says 100 of nothing less than everything", () => {
  assert.equal(
    percent({ title: "", held: 300, passed: 299, problems: [] }),
    99,
  );
});
