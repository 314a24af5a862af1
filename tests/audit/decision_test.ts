/** Tests of reading the decision of a line. */
import assert from "node:assert/strict";
import { decisionIn, kindOf } from "../../src/audit/decision.ts";
import { openWithoutKey } from "../../src/audit/encrypted.ts";

const line = (kind: string, rest: object) =>
  `{"sequence":7,"previous":"${"a".repeat(64)}","kind":"${kind}",${
    JSON.stringify(rest).slice(1)
  }`;
const DECISION = {
  time: "2026-05-01T12:00:00.000Z",
  call: { tool_name: "Read" },
  verdict: { action: "deny" },
  hash: "b".repeat(64),
};

Deno.test("decisionIn() reads what is in the clear", () => {
  const read = decisionIn(line("decision", DECISION), openWithoutKey);
  assert.deepEqual([read?.sequence, read?.call.tool_name], [7, "Read"]);
});

Deno.test("decisionIn() has the place of the line and the content of what is opened", () => {
  const sealed = line("encrypted", { data: "x", hash: "c".repeat(64) });
  const read = decisionIn(
    sealed,
    () => JSON.stringify({ kind: "decision", ...DECISION, sequence: 99 }),
  );
  assert.deepEqual([read?.sequence, read?.hash, read?.kind], [
    7,
    "c".repeat(64),
    "decision",
  ]);
});

Deno.test("decisionIn() gives nothing for what is no decision", () => {
  for (
    const text of [
      "",
      "text",
      line("repair", DECISION),
      line("decision", DECISION).slice(0, -4),
      line("decision", { ...DECISION, call: null }),
      line("encrypted", {}),
    ]
  ) assert.equal(decisionIn(text, () => "{}"), null, text);
});

Deno.test("kindOf() knows every kind of line", () => {
  assert.equal(kindOf(line("sealed", {})), "sealed");
  assert.equal(kindOf("{}"), undefined);
});
