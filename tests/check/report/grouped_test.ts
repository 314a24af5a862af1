/** Problems at a terminal, by group and with a score. */
import assert from "node:assert/strict";
import { groupedReport } from "../../../src/check/report/grouped.ts";
import { scoresOf } from "../../../src/check/score.ts";
import type { Problem } from "../../../src/problem/problem.ts";

function problem(id: string, severity: Problem["severity"]): Problem {
  return {
    id,
    severity,
    file: "a",
    line: 1,
    column: 1,
    message: "m",
    hint: "h",
  };
}

const problems = [
  problem("CI-011", "low"),
  problem("CI-001", "high"),
  problem("IMAGE-001", "high"),
];
const scores = scoresOf(problems, ["ci", "image", "compose"]);

Deno.test("groupedReport() puts groups together, the gravest first, then scores and the sum", () => {
  const text = groupedReport(problems, scores, false);
  assert.match(
    text,
    /^Images\na:1:1: high IMAGE-001[^]*\n\nWorkflows\na:1:1: high CI-001[^]*low CI-011/,
  );
  assert.match(text, /^Compose {4}█{20} 100 % {2}(\d+) of \1 checks$/m);
  assert.match(text, /^Workflows {2}█+░+ +\d+ % {2}\d+ of \d+ checks$/m);
  assert.ok(text.endsWith("\n\n3 problems: 2 high, 1 low.\n"));
  assert.ok(!text.includes("\x1b"));
});

Deno.test("groupedReport() paints only where it is seen", () => {
  const text = groupedReport(problems, scores, true);
  assert.ok(text.startsWith("\x1b[1mImages\x1b[0m\n"));
  assert.equal(groupedReport([], [], true), "\x1b[32mNo problems.\x1b[0m\n");
});
