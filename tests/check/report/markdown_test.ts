/** Holds the Markdown report to tables that nothing in them can break. */
import assert from "node:assert/strict";
import { markdownReport } from "../../../src/check/report/markdown.ts";

const PROBLEM = {
  id: "CI-001",
  severity: "low",
  file: "a.yaml",
  line: 2,
  column: 5,
  message: "a|b\n<script>",
  hint: "Mend it",
} as const;
const NOTHING = { problems: [], judged: [], waived: [] };

Deno.test("markdownReport() escapes cells, and groups the gravest first", () => {
  const text = markdownReport({
    ...NOTHING,
    problems: [PROBLEM, { ...PROBLEM, severity: "high" }],
  });
  assert.match(text, /^2 problems: 1 high, 1 low\.\n\n\| Group \| Score/);
  assert.match(text, /### Workflows\n\n\| Severity[^\n]*\n[^\n]*\n\| high /);
  assert.ok(
    text.endsWith(
      "| low | CI-001 | a.yaml:2:5 | a\\|b \\<script\\> | Mend it |\n",
    ),
  );
});

Deno.test("markdownReport() shows the score of what was judged, and what is waived", () => {
  const at = { file: "w", line: 1, column: 1 };
  const text = markdownReport({
    problems: [],
    judged: [{ file: "a", kind: "ci" }],
    waived: [{
      problem: PROBLEM,
      waiver: {
        id: "CI-001",
        file: "**",
        owner: "o|p",
        reason: "r",
        until: "2027-01-01",
        at,
      },
    }],
  });
  assert.match(text, /\| Workflows \| 100 % \| (\d+) of \1 \|/);
  assert.match(
    text,
    /\| CI-001 \| a\.yaml:2:5 \| o\\\|p \| r \| 2027-01-01 \|/,
  );
});

Deno.test("markdownReport() of nothing says so", () => {
  assert.equal(markdownReport(NOTHING), "No problems.\n");
});
