/** Holds the workflow commands to their escapes. */
import assert from "node:assert/strict";
import { githubReport } from "../../../src/check/report/github.ts";

Deno.test("githubReport() writes one command a problem, and escapes what would end it", () => {
  const problem = {
    id: "A-1",
    severity: "medium",
    file: "a,b:c.yaml",
    line: 2,
    column: 5,
    message: "50 % of\n`x`",
    hint: "Mend it",
  } as const;
  assert.equal(
    githubReport([problem, { ...problem, severity: "critical" }, {
      ...problem,
      severity: "info",
    }]),
    ["warning", "error", "notice"].map((command) =>
      `::${command} file=a%2Cb%3Ac.yaml,line=2,col=5,title=A-1::50 %25 of%0A\`x\`. Mend it\n`
    ).join(""),
  );
  assert.equal(githubReport([]), "");
});
