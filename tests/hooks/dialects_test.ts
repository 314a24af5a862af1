/** The table of agents. */
import assert from "node:assert/strict";
import { DIALECTS } from "../../src/hooks/dialects.ts";

Deno.test("DIALECTS has for every agent a route, and answers that it would take from a server", () => {
  for (const [name, dialect] of Object.entries(DIALECTS)) {
    assert.equal(dialect.route, `/v1/hooks/${name}`);
    const event = dialect.read({
      hook_event_name: "PreToolUse",
      tool_name: "Bash",
      tool_input: {},
    });
    assert.ok(event.ok);
    for (const action of ["allow", "deny", "ask", "defer"] as const) {
      const reply = dialect.answer(event.value, {
        action,
        reason: "because",
        code: "rule_matched",
        rule_id: null,
        severity: null,
        tags: [],
        matched: [],
        warnings: [],
        decision_id: "d",
        processing_time_ms: 0,
      });
      const sent: unknown = JSON.parse(JSON.stringify(reply));
      assert.deepEqual(dialect.readReply(event.value, sent), {
        ok: true,
        value: reply,
      });
    }
  }
});
