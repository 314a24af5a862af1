/** Problems as programs read them. */
import assert from "node:assert/strict";
import { jsonReport } from "../../../src/check/report/json.ts";

const problem = {
  hint: "h",
  message: "m",
  column: 3,
  line: 2,
  file: "f",
  severity: "low",
  id: "X-001",
  private_part: true,
} as const;

Deno.test("jsonReport() has the documented fields, in their order, and no others", () => {
  const text = jsonReport([problem]);
  assert.deepEqual(
    Object.keys((JSON.parse(text) as { problems: object[] }).problems[0] ?? {}),
    ["id", "severity", "file", "line", "column", "message", "hint"],
  );
  assert.ok(text.endsWith("}\n"));
});

Deno.test("jsonReport() has a list although there is nothing in it", () => {
  assert.deepEqual(JSON.parse(jsonReport([])), { problems: [] });
});

Deno.test("jsonReport() carries what else was found", () => {
  assert.deepEqual(JSON.parse(jsonReport([], { passed: 2 })), {
    problems: [],
    passed: 2,
  });
});
