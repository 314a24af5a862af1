/** Holds the HTML report to one page that runs nothing, and that says everything. */
import assert from "node:assert/strict";
import { htmlReport } from "../../../src/check/report/html.ts";
import type { Problem } from "../../../src/problem/problem.ts";

const PROBLEM: Problem = {
  id: "COMPOSE-001",
  severity: "critical",
  file: "a.yaml",
  line: 2,
  column: 5,
  message: "unknown key `<script>`",
  hint: 'Say "x"\u202e',
};
const WAIVER = {
  id: "CI-001",
  file: "**",
  owner: "ops",
  reason: "until <the> move",
  until: "2027-01-01",
  at: { file: "w.yaml", line: 1, column: 1 },
};

function page(problems: readonly Problem[]): string {
  return htmlReport({
    problems,
    judged: [{ file: "a.yaml", kind: "compose" }, {
      file: "b.yaml",
      kind: "ci",
    }],
    waived: [{ problem: { ...PROBLEM, id: "CI-001" }, waiver: WAIVER }],
    version: "1.2.3",
    now: new Date("2026-11-24T12:34:56Z"),
  });
}

Deno.test("htmlReport() runs and loads nothing, and escapes everything", () => {
  const text = page([PROBLEM]);
  assert.ok(text.includes("<code>&lt;script&gt;</code>"));
  assert.ok(text.includes("Say &quot;x&quot;\\u{202e}"));
  assert.ok(text.includes("until &lt;the&gt; move"));
  assert.ok(!/<script|https?:|src=|url\(|@import|href="(?!#)/.test(text));
  assert.match(
    text,
    /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'/,
  );
});

Deno.test("htmlReport() says when, by which version, what, where, why, how to mend it, and who asks for it", () => {
  const text = page([PROBLEM]);
  for (
    const part of [
      "2026-11-24 12:34 UTC, superego 1.2.3",
      "1 problem: 1 critical.",
      "COMPOSE-001: A service runs privileged",
      "<code>a.yaml:2:5</code>",
      "Whoever gets into it is root on the host",
      "CIS Docker 5.5",
      "2027-01-01",
      "<code>b.yaml</code>",
    ]
  ) assert.ok(text.includes(part), part);
});

Deno.test("htmlReport() tells of one check once, with all its places, the gravest first", () => {
  const text = page([
    { ...PROBLEM, id: "COMPOSE-104", severity: "low" },
    PROBLEM,
    {
      ...PROBLEM,
      line: 9,
      message: "A service runs privileged (`db`): `true`",
    },
  ]);
  assert.equal(text.match(/<article/g)?.length, 2);
  assert.ok(text.indexOf("COMPOSE-001:") < text.indexOf("COMPOSE-104:"));
  // The title is not said again at each place.
  assert.ok(
    text.includes(
      "<code>a.yaml:9:5</code> (<code>db</code>): <code>true</code>",
    ),
  );
});

Deno.test("htmlReport() has styles for the dark and for paper", () => {
  assert.match(page([]), /prefers-color-scheme: dark[^]*@media print/);
  assert.match(page([]), /class="verdict well">No problems\./);
});
