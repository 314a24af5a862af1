/** What reports for people have in common. */
import assert from "node:assert/strict";
import { byCheck } from "../../../src/check/report/report.ts";

Deno.test("byCheck() keeps the order in which checks first fail", () => {
  const problem = (id: string, line: number) => ({
    id,
    severity: "low" as const,
    file: "a",
    line,
    column: 1,
    message: "",
    hint: "",
  });
  const found = byCheck([problem("B", 1), problem("A", 2), problem("B", 3)]);
  assert.deepEqual(
    found.map(([id, some]) => [id, ...some.map(({ line }) => line)]),
    [["B", 1, 3], ["A", 2]],
  );
});
