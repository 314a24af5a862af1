/** Holds the Markdown report to a table that nothing in it can break. */
import assert from "node:assert/strict";
import { markdownReport } from "../../../src/check/report/markdown.ts";

const PROBLEM = {
  id: "A-1",
  severity: "low",
  file: "a.yaml",
  line: 2,
  column: 5,
  message: "a|b\n<script>",
  hint: "Mend it",
} as const;

Deno.test("markdownReport() escapes cells", () => {
  const text = markdownReport([PROBLEM]);
  assert.match(text, /^1 problem: 1 low\.\n\n\| Severity/);
  assert.ok(
    text.endsWith(
      "| low | A-1 | a.yaml:2:5 | a\\|b \\<script\\> | Mend it |\n",
    ),
  );
});

Deno.test("markdownReport() of nothing says so", () => {
  assert.equal(markdownReport([]), "No problems.\n");
});
