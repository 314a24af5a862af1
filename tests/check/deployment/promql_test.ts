/** What an expression of PromQL asks for. */
import assert from "node:assert/strict";
import { readPromql } from "../../../src/check/deployment/promql.ts";

Deno.test("readPromql() finds metrics, matchers and groups", () => {
  assert.deepEqual(
    readPromql('sum by (a, b) (rate(m{x="1", y=~"p|q"}[5m])) > 1 and on (c) n'),
    {
      valid: true,
      asked: [
        {
          metric: "m",
          matchers: [
            { label: "x", operator: "=", value: "1" },
            { label: "y", operator: "=~", value: "p|q" },
          ],
        },
        { metric: "n", matchers: [] },
      ],
      grouped: ["a", "b", "c"],
    },
  );
});

for (const text of ["", "  ", "sum(", "rate(m[5m)", "m >", "1 +* 2"]) {
  Deno.test(`readPromql() refuses ${JSON.stringify(text)}`, () => {
    assert.ok(!readPromql(text).valid);
  });
}
