/** A baseline remembers problems without their lines. */
import assert from "node:assert/strict";
import {
  baselineText,
  newSince,
  readBaseline,
} from "../../src/check/baseline.ts";
import type { Problem } from "../../src/problem/problem.ts";

function problem(id: string, line: number): Problem {
  return {
    id,
    severity: "high",
    file: "a",
    line,
    column: 1,
    message: id,
    hint: "h",
  };
}

function since(before: readonly Problem[], now: readonly Problem[]) {
  const read = readBaseline(baselineText(before), "b.json");
  assert.ok(read.ok);
  return newSince(read.value, now).map(({ id, line }) => `${id} ${line}`);
}

Deno.test("newSince() knows old problems wherever they have moved, and as many as there were", () => {
  assert.deepEqual(since([problem("A", 1)], [problem("A", 9)]), []);
  assert.deepEqual(
    since([problem("A", 1)], [problem("A", 9), problem("A", 10)]),
    ["A 10"],
  );
  assert.deepEqual(since([problem("A", 1)], [problem("B", 1)]), ["B 1"]);
  assert.deepEqual(since([], [problem("B", 1)]), ["B 1"]);
});

for (
  const text of [
    "",
    "{}",
    "[]",
    '{"version": 2, "problems": []}',
    '{"version": 1, "problems": [{}]}',
    "null",
  ]
) {
  Deno.test(`readBaseline() refuses ${text || "nothing"}`, () => {
    const read = readBaseline(text, "b.json");
    assert.deepEqual(
      read.ok ? [] : read.problems.map(({ id, file }) => `${id} ${file}`),
      ["CHECK-008 b.json"],
    );
  });
}
