/** Holds the HTML report to one page that runs nothing. */
import assert from "node:assert/strict";
import { htmlReport } from "../../../src/check/report/html.ts";

const PROBLEM = {
  id: "A-1",
  severity: "high",
  file: "a.yaml",
  line: 2,
  column: 5,
  message: "unknown key `<script>`",
  hint: 'Say "x"',
} as const;

Deno.test("htmlReport() groups by severity, gravest first, and escapes everything", () => {
  const page = htmlReport([{ ...PROBLEM, severity: "low" }, PROBLEM]);
  assert.ok(page.indexOf("high (1)") < page.indexOf("low (1)"));
  assert.ok(page.includes("<code>&lt;script&gt;</code>"));
  assert.ok(page.includes("Say &quot;x&quot;"));
  assert.ok(!/<script|https?:|src=|href=/.test(page));
});
