/** Tests of raising security events from what is counted and recorded. */
import assert from "node:assert/strict";
import { EVENTS } from "../../src/alarm/events.ts";
import { openAlarm } from "../../src/gateway/alarms.ts";
import { createMetrics } from "../../src/metrics/registry.ts";
import { entry } from "../audit/entry.ts";

const SETTINGS = {
  alarm_failed_logins: 2,
  alarm_denials: 2,
  alarm_limited_addresses: 2,
  alarm_reload_failures: 2,
  alarm_window_ms: 60_000,
  alarm_entries: 100,
  baseline_deviations: 5,
  baseline_interval_ms: 60_000,
  baseline_warm_up: 2,
  baseline_calls: 10,
};

function opened() {
  const lines: string[] = [];
  const write = (message: string, fields: Record<string, unknown>) =>
    void lines.push(
      message.replace(/\{(\w+)\}/g, (_, name) => String(fields[name])),
    );
  const log = { warn: write, error: write } as unknown as Parameters<
    typeof openAlarm
  >[2];
  const base = createMetrics({ version: "1.0.0", started: new Date(0) });
  return { alarm: openAlarm(SETTINGS, base, log), lines };
}

Deno.test("what is counted and is an event is raised as a metric and a log line", async () => {
  const { alarm: { metrics, watch }, lines } = opened();
  watch.happened("lockout", { subject: "address", address: "192.0.2.1" });
  metrics.blocked({ subject: "address", name: "192.0.2.1" });
  metrics.blocked({ subject: "address", name: "192.0.2.1" });
  metrics.reload(false, new Date(0));
  metrics.reload(true, new Date(0));
  metrics.reload(false, new Date(0));
  metrics.auditWrite(true);
  metrics.auditWrite(false);
  metrics.auditDisplaced();
  const text = await metrics.render();
  for (
    const event of [
      "lockout",
      "blocked",
      "reload_failures",
      "audit_unwritable",
      "audit_displaced",
    ] as const
  ) {
    const { severity, description } = EVENTS[event];
    assert.ok(
      text.includes(
        `superego_security_events_total{event="${event}",severity="${severity}"} 1`,
      ),
      event,
    );
    const said = lines.filter((line) => line.includes(` ${event} `));
    assert.equal(said.length, 1, event);
    assert.ok(said[0]?.endsWith(description));
  }
  assert.ok(
    lines.some((line) => line.includes(" subject=address name=192.0.2.1 ")),
  );
  assert.match(text, /superego_reloads_total\{result="failure"\} 2/);
});

Deno.test("each address that is locked out is an event of its own, once", () => {
  const { alarm: { watch }, lines } = opened();
  for (const address of ["192.0.2.1", "192.0.2.2", "192.0.2.1"]) {
    watch.happened("lockout", { subject: "address", address });
  }
  assert.deepEqual(
    lines.map((line) => /address=(\S+)/.exec(line)?.[1]),
    ["192.0.2.1", "192.0.2.2"],
  );
});

Deno.test("denials are counted as they are recorded, and allowed calls are not", async () => {
  const { alarm, lines } = opened();
  const appended: string[] = [];
  const trail = alarm.trail({
    append({ verdict }) {
      appended.push(verdict.action);
      return Promise.resolve();
    },
  });
  const call = { session_id: "s1" };
  for (const action of ["allow", "deny", "allow", "deny"] as const) {
    await trail.append(entry(call, { action }));
  }
  assert.equal(appended.length, 4);
  assert.equal(lines.length, 1);
  assert.match(
    lines[0] ?? "",
    /denial_spike \(high\): principal=ci session=s1/,
  );
});

Deno.test("every decision counts for what is usual", () => {
  const { alarm: { metrics, baseline } } = opened();
  const at = new Date("2026-01-05T10:00:00Z");
  const judged = (calls: number, action: "allow" | "deny") => {
    for (let n = 0; n < calls; n++) {
      metrics.decision(action, "rule_matched", "http", 0.001);
    }
    return baseline?.end(at, 60_000).map(({ event }) => event);
  };
  for (let n = 0; n < 2; n++) assert.deepEqual(judged(20, "allow"), []);
  assert.deepEqual(judged(200, "deny"), ["unusual_rate", "unusual_denials"]);
});

Deno.test("with no deviations nothing is learnt", () => {
  const metrics = createMetrics({ version: "1.0.0", started: new Date(0) });
  const { baseline } = openAlarm(
    { ...SETTINGS, baseline_deviations: 0 },
    metrics,
    {} as never,
  );
  assert.equal(baseline, null);
});
