/** Tests of the order of rules. */
import assert from "node:assert/strict";
import { compareRank } from "../../src/policy/rank.ts";
import { policyOf } from "./ruling.ts";

Deno.test("compareRank() orders by priority, then by strictness", () => {
  const { rules } = policyOf([
    "rules:",
    ...["allow", "defer", "sample", "ask", "deny"].map((action, i) =>
      `  - {id: "${i}", priority: 5, action: ${action}, conditions: {tool_name: x}}`
    ),
    "  - {id: first, priority: 4, action: allow, conditions: {tool_name: x}}",
  ].join("\n"));
  assert.deepEqual([...rules].sort(compareRank).map(({ id }) => id), [
    "first",
    "4",
    "3",
    "2",
    "1",
    "0",
  ]);
});
