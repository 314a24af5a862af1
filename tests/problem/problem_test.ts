/** Holds the order of problems. */
import assert from "node:assert/strict";
import { compareProblems, type Problem } from "../../src/problem/problem.ts";

const at = (
  file: string,
  line: number,
  column: number,
  id: string,
): Problem => ({
  id,
  severity: "low",
  file,
  line,
  column,
  message: "",
  hint: "",
});

Deno.test("compareProblems() orders by file, line, column, then id", () => {
  const ordered = [
    at("a", 1, 1, "X"),
    at("a", 1, 2, "A"),
    at("a", 2, 1, "A"),
    at("a", 10, 1, "A"),
    at("a", 10, 1, "B"),
    at("b", 1, 1, "A"),
  ];
  assert.deepEqual([...ordered].reverse().sort(compareProblems), ordered);
});
