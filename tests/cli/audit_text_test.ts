/** Tests of recorded decisions as people read them. */
import assert from "node:assert/strict";
import type { AuditRecord } from "../../src/audit/record.ts";
import { summarize } from "../../src/audit/stats.ts";
import { recordLines, statsText } from "../../src/cli/audit_text.ts";

const decision = (parameters: unknown, principal: string | null = null) =>
  ({
    sequence: 7,
    time: "2026-01-01T00:00:00.000Z",
    principal,
    call: { tool_name: "Bash", parameters },
    verdict: {
      action: "ask",
      code: "no_rule_matched",
      reason: "who knows",
      rule_id: null,
      processing_time_ms: 2,
    },
  }) as unknown as AuditRecord;

Deno.test("recordLines() shows one line a decision, with the code where no rule decided", () => {
  assert.equal(
    recordLines([decision({ a: 1 }), decision({}, "ci")]),
    `7 2026-01-01T00:00:00.000Z ask   Bash {"a":1}: who knows (no_rule_matched)\n` +
      `7 2026-01-01T00:00:00.000Z ask   Bash {} by ci: who knows (no_rule_matched)\n`,
  );
  assert.equal(recordLines([]), "");
});

Deno.test("recordLines() cuts long arguments", () => {
  const line = recordLines([decision({ a: "x".repeat(500) })]);
  assert.ok(line.length < 250 && line.includes("…"), line);
});

Deno.test("recordLines() lets nothing recorded steer the terminal", () => {
  const line = recordLines([
    decision({}, "\u001b[2J\u202e\u2028\u{e0041}\u0007\n"),
  ]);
  assert.match(
    line,
    /\\u\{1b\}\[2J\\u\{202e\}\\u\{2028\}\\u\{e0041\}\\u\{7\}\\u\{a\}/,
  );
});

Deno.test("statsText() leaves out what did not occur", async () => {
  const none = statsText(await summarize([]));
  assert.match(none, /decisions {2}0\nfirst {6}-\nlast {7}-\nper hour {3}-\n/);
  assert.ok(!none.includes("by action"));
  const some = statsText(await summarize([decision({})]));
  assert.match(some, /by action\n {8}1 {2}ask\n/);
  assert.match(some, /p50 2 ms, p95 2 ms, p99 2 ms/);
  assert.ok(!some.includes("by rule\n"));
});
