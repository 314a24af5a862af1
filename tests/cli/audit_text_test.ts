/** Tests of recorded decisions as people read them. */
import assert from "node:assert/strict";
import type { AuditRecord } from "../../src/audit/record.ts";
import { summarize } from "../../src/audit/stats.ts";
import { recordsText, statsText } from "../../src/cli/audit_text.ts";
import { TRIAL } from "../../src/policy/trial.ts";

const PIPE = { terminal: false, colour: false, columns: 80 };

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

Deno.test("recordsText() shows one line a decision, with the code where no rule decided", () => {
  assert.equal(
    recordsText([decision({ a: 1 }), decision({}, "ci")], PIPE),
    `7 2026-01-01T00:00:00.000Z ask   Bash {"a":1}: who knows (no_rule_matched)\n` +
      `7 2026-01-01T00:00:00.000Z ask   Bash {} by ci: who knows (no_rule_matched)\n`,
  );
  assert.equal(recordsText([], PIPE), "");
});

Deno.test("recordsText() cuts long arguments", () => {
  const line = recordsText([decision({ a: "x".repeat(500) })], PIPE);
  assert.ok(line.length < 250 && line.includes("…"), line);
});

Deno.test("recordsText() lets nothing recorded steer the terminal", () => {
  const line = recordsText([
    decision({}, "\u001b[2J\u202e\u2028\u{e0041}\u0007\n"),
  ], PIPE);
  assert.match(
    line,
    /\\u\{1b\}\[2J\\u\{202e\}\\u\{2028\}\\u\{e0041\}\\u\{7\}\\u\{a\}/,
  );
});

Deno.test("statsText() leaves out what did not occur", async () => {
  const none = statsText(await summarize([]), PIPE);
  assert.match(none, /decisions {2}0\nfirst {6}-\nlast {7}-\nper hour {3}-\n/);
  assert.ok(!none.includes("by action"));
  const some = statsText(await summarize([decision({})]), PIPE);
  assert.match(some, /by action\n {8}1 {2}ask\n/);
  assert.match(some, /p50 2 ms, p95 2 ms, p99 2 ms/);
  assert.ok(!some.includes("by rule\n"));
});

Deno.test("recordsText() fits a terminal, with the reason below each call", () => {
  const look = { terminal: true, colour: false, columns: 60 };
  const call = decision({ command: "make all" }, "ci");
  assert.equal(
    recordsText([call], look),
    `7  2026-01-01 00:00:00Z  ask  Bash  {"command":"make all"}
    no_rule_matched by ci: who knows
`,
  );
  const long = decision({ command: "x".repeat(300) }, "ci");
  for (const line of recordsText([long], look).split("\n")) {
    assert.ok(line.length <= 60, line);
  }
  const coloured = recordsText([call], { ...look, colour: true });
  assert.ok(coloured.includes("\u001b[1;33mask\u001b[0m"));
});

Deno.test("recordsText() marks what only tried a hook", () => {
  const trial = { ...decision({}), call: TRIAL } as unknown as AuditRecord;
  assert.match(recordsText([trial], PIPE), / \[trial\]: /);
});
