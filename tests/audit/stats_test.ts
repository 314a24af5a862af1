/** Tests of summing decisions up. */
import assert from "node:assert/strict";
import type { AuditRecord } from "../../src/audit/record.ts";
import { quantile, summarize } from "../../src/audit/stats.ts";
import { TRIAL } from "../../src/policy/trial.ts";

function decision(
  time: string,
  tool_name: string,
  processing_time_ms: number,
  rule_id: string | null = "r1",
  principal: string | null = "ci",
): AuditRecord {
  const verdict = { action: "deny", code: "rule_matched", rule_id };
  return {
    time,
    principal,
    call: { tool_name, parameters: {} },
    verdict: { ...verdict, processing_time_ms },
  } as unknown as AuditRecord;
}

Deno.test("summarize() counts by each kind, most often first", async () => {
  const stats = await summarize([
    decision("2026-01-01T01:00:00.000Z", "Read", 3),
    decision("2026-01-01T00:00:00.000Z", "Bash", 1, null, null),
    { ...decision("2025-01-01T00:30:00.000Z", "Bash", 9), call: TRIAL },
    decision("2026-01-01T00:30:00.000Z", "Bash", 2),
  ]);
  assert.deepEqual(stats, {
    decisions: 3,
    trials: 1,
    first: "2026-01-01T00:00:00.000Z",
    last: "2026-01-01T01:00:00.000Z",
    per_hour: 3,
    actions: { deny: 3 },
    codes: { rule_matched: 3 },
    rules: { r1: 2 },
    tools: { Bash: 2, Read: 1 },
    principals: { ci: 2, "-": 1 },
    processing_time_ms: { p50: 2, p95: 3, p99: 3 },
  });
  assert.deepEqual(Object.keys(stats.tools), ["Bash", "Read"]);
});

Deno.test("summarize() of nothing, or of one moment, invents no rate", async () => {
  const none = await summarize([]);
  assert.deepEqual([none.decisions, none.first, none.last, none.per_hour], [
    0,
    null,
    null,
    null,
  ]);
  assert.equal(none.processing_time_ms.p99, null);
  const time = "2026-01-01T00:00:00.000Z";
  const one = await summarize([decision(time, "a", 1), decision(time, "b", 1)]);
  assert.equal(one.per_hour, null);
  assert.deepEqual(Object.keys(one.tools), ["a", "b"]);
});

Deno.test("quantile() is the smallest number that the share does not exceed", () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
  assert.equal(quantile(hundred, 0.5), 50);
  assert.equal(quantile(hundred, 0.99), 99);
  assert.equal(quantile(hundred, 1), 100);
  assert.equal(quantile(hundred, 0), 1);
  assert.equal(quantile([7], 0.5), 7);
  assert.equal(quantile([], 0.5), null);
});
