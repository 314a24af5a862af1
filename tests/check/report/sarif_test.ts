/** Holds the SARIF report to what code scanning services read. */
import assert from "node:assert/strict";
import { sarifReport } from "../../../src/check/report/sarif.ts";
import type { Problem } from "../../../src/problem/problem.ts";

const problem = (
  id: string,
  severity: Problem["severity"],
  line: number,
): Problem => ({
  id,
  severity,
  file: "my policies/a.yaml",
  line,
  column: 3,
  message: "unknown key `tool_nam`",
  hint: "Did you mean `tool_name`?",
});

Deno.test("sarifReport() lists each kind once, and each problem with its place", () => {
  const problems = [
    problem("B-1", "low", 4),
    problem("A-1", "critical", 7),
    problem("B-1", "medium", 9),
  ];
  const { version, runs: [run] } = JSON.parse(
    sarifReport(problems, "1.2.3", (id) => `About ${id}`),
  );
  assert.equal(version, "2.1.0");
  assert.equal(run.tool.driver.version, "1.2.3");
  assert.deepEqual(
    run.tool.driver.rules.map((
      rule: { id: string; properties: object },
    ) => [rule.id, rule.properties]),
    [["A-1", { "security-severity": "9.5" }], ["B-1", {
      "security-severity": "5.5",
    }]],
  );
  assert.deepEqual(
    run.results.map((
      { ruleId, ruleIndex, level }: Record<string, unknown>,
    ) => [ruleId, ruleIndex, level]),
    [["B-1", 1, "note"], ["A-1", 0, "error"], ["B-1", 1, "warning"]],
  );
  assert.deepEqual(run.results[0].locations[0].physicalLocation, {
    artifactLocation: { uri: "my%20policies/a.yaml" },
    region: { startLine: 4, startColumn: 3 },
  });
  assert.match(run.results[0].message.text, /tool_nam.*Did you mean/);
});

Deno.test("sarifReport() of nothing is a run without results", () => {
  const { runs: [run] } = JSON.parse(sarifReport([], "1", String));
  assert.deepEqual([run.results, run.tool.driver.rules], [[], []]);
});
