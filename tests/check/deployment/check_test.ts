/** How what a check finds becomes a problem. */
import assert from "node:assert/strict";
import { hold } from "../../../src/check/deployment/check.ts";

const at = { file: "f", place: { line: 3, column: 5 } };

Deno.test("hold() says what, where, whose, and how to mend it", () => {
  const problems = hold("subject", {
    "TEST-001": {
      severity: "high",
      title: "It is wrong",
      why: "It is",
      mend: "Do not",
      standards: [],
      find: (subject) => [{ at, of: subject, found: "x".repeat(300) }, { at }],
    },
  });
  assert.deepEqual(problems.map(({ message }) => message), [
    `It is wrong (\`subject\`): \`${"x".repeat(200)}\``,
    "It is wrong",
  ]);
  const [{ id, severity, file, line, column, hint } = assert.fail()] = problems;
  assert.deepEqual([id, severity, file, line, column, hint], [
    "TEST-001",
    "high",
    "f",
    3,
    5,
    "Do not",
  ]);
});
