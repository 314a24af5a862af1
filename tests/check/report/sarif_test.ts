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
    sarifReport(problems, "1.2.3", {}),
  );
  assert.equal(version, "2.1.0");
  assert.equal(run.tool.driver.version, "1.2.3");
  assert.deepEqual(
    run.tool.driver.rules.map((
      rule: { id: string; properties: object },
    ) => [rule.id, rule.properties]),
    [
      ["A-1", { "security-severity": "9.5", tags: ["security"] }],
      ["B-1", { "security-severity": "5.5", tags: ["security"] }],
    ],
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

Deno.test("sarifReport() says of each kind what it is, why it matters and how to mend it", () => {
  const { runs: [run] } = JSON.parse(
    sarifReport([problem("A-1", "low", 1)], "1", {
      "A-1": {
        title: "A service runs as root",
        why: "It may do everything",
        mend: "Name a user",
        severity: "low",
        standards: ["CIS Docker 4.1"],
      },
    }),
  );
  assert.deepEqual(run.tool.driver.rules, [{
    id: "A-1",
    shortDescription: { text: "A service runs as root." },
    fullDescription: { text: "It may do everything." },
    help: { text: "It may do everything. Name a user." },
    properties: {
      "security-severity": "3.0",
      tags: ["security", "CIS Docker 4.1"],
    },
  }]);
});

Deno.test("sarifReport() names a file outside the working folder by its whole address", () => {
  const outside = { ...problem("A-1", "low", 1), file: "/srv/my files/a.yaml" };
  const { runs: [run] } = JSON.parse(sarifReport([outside], "1", {}));
  assert.equal(
    run.results[0].locations[0].physicalLocation.artifactLocation.uri,
    "file:///srv/my%20files/a.yaml",
  );
});

Deno.test("sarifReport() of nothing is a run without results", () => {
  const { runs: [run] } = JSON.parse(sarifReport([], "1", {}));
  assert.deepEqual([run.results, run.tool.driver.rules], [[], []]);
});
