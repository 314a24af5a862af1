/** Problems as people read them. */
import assert from "node:assert/strict";
import {
  problemLines,
  summary,
  textReport,
} from "../../../src/check/report/text.ts";
import type { Problem } from "../../../src/problem/problem.ts";

const problem: Problem = {
  id: "POLICY-001",
  severity: "critical",
  file: "team.yaml",
  line: 4,
  column: 18,
  message: "`tool_nam` is not known",
  hint: "Did you mean `tool_name`?",
};

Deno.test("problemLines() puts the place first", () => {
  assert.equal(
    problemLines([problem]),
    "team.yaml:4:18: critical POLICY-001: `tool_nam` is not known\n    Did you mean `tool_name`?\n",
  );
});

Deno.test("problemLines() colours the severity only where it is seen", () => {
  assert.ok(!problemLines([problem]).includes("\x1b"));
  assert.ok(problemLines([problem], true).includes("\x1b[31mcritical\x1b[0m"));
});

Deno.test("problemLines() lets no file draw on the terminal", () => {
  const text = problemLines([{
    ...problem,
    file: "a\x1b[2Jb",
    message: "\x1b]0;x\x07 \u202e",
    hint: "one\ntwo",
  }]);
  assert.ok(!/[\p{Cc}\p{Cf}]/u.test(text.replaceAll("\n", "")));
  assert.ok(text.startsWith("a\\u{1b}[2Jb:4:18"));
  assert.ok(text.endsWith("    one\n    two\n"));
});

for (
  const [severities, words] of [
    [[], "No problems."],
    [["low"], "1 problem: 1 low."],
    [
      ["info", "critical", "low", "low"],
      "4 problems: 1 critical, 2 low, 1 info.",
    ],
  ] as const
) {
  Deno.test(`summary() says "${words}"`, () => {
    const problems = severities.map((severity) => ({ ...problem, severity }));
    assert.equal(summary(problems), words);
    assert.ok(textReport(problems).endsWith(`${words}\n`));
  });
}
