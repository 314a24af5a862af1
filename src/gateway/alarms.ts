/** Has an eye on what is counted and recorded, and raises security events: a metric and a log line each. */
import type { Logger } from "@logtape/logtape";
import { Baseline } from "../alarm/baseline.ts";
import { type EventFields, type EventId, EVENTS } from "../alarm/events.ts";
import { createWatch, type Watch } from "../alarm/watch.ts";
import type { Trail } from "../audit/trail.ts";
import type { Settings } from "../config/schema.ts";
import { elapsed } from "../limit/clock.ts";
import type { Metrics } from "../metrics/metrics.ts";

/** Metrics that are watched, and what else tells the watch. */
export interface Alarmed {
  readonly metrics: Metrics;
  readonly watch: Watch;
  /** What is usual; `null` where nothing is compared with it. */
  readonly baseline: Baseline | null;
  /** The trail, whose denials are watched. */
  trail<T extends Pick<Trail, "append">>(trail: T): T;
}

/** The settings that say when something is an event. */
export type AlarmSettings = Pick<
  Settings,
  | "alarm_failed_logins"
  | "alarm_denials"
  | "alarm_limited_addresses"
  | "alarm_reload_failures"
  | "alarm_window_ms"
  | "alarm_entries"
  | "baseline_deviations"
  | "baseline_interval_ms"
  | "baseline_warm_up"
  | "baseline_calls"
>;

/** Watches over these metrics. */
export function openAlarm(
  settings: AlarmSettings,
  metrics: Metrics,
  log: Pick<Logger, "warn" | "error">,
): Alarmed {
  const watch = createWatch(
    {
      failed_logins: settings.alarm_failed_logins,
      denials: settings.alarm_denials,
      limited_addresses: settings.alarm_limited_addresses,
      reload_failures: settings.alarm_reload_failures,
      window_ms: settings.alarm_window_ms,
      entries: settings.alarm_entries,
    },
    elapsed,
    (event, fields) => raise(event, fields, metrics, log),
  );
  const baseline = settings.baseline_deviations === 0 ? null : new Baseline({
    interval_ms: settings.baseline_interval_ms,
    warm_up: settings.baseline_warm_up,
    deviations: settings.baseline_deviations,
    calls: settings.baseline_calls,
  });
  return {
    watch,
    baseline,
    metrics: watched(metrics, watch, baseline),
    trail: (trail) => ({
      ...trail,
      append(entry) {
        const { asked: { call, principal }, verdict } = entry;
        if (verdict.action === "deny") {
          watch.denied(principal, call.session_id);
        }
        return trail.append(entry);
      },
    }),
  };
}

function raise(
  event: EventId,
  fields: EventFields,
  metrics: Metrics,
  log: Pick<Logger, "warn" | "error">,
): void {
  const { severity, description } = EVENTS[event];
  metrics.securityEvent(event, severity);
  const about = Object.entries(fields).map(([name, value]) =>
    ` ${name}=${value}`
  );
  log[severity === "medium" ? "warn" : "error"](
    "Security event {event} ({severity}):{about} {description}",
    { event, severity, about: about.join(""), description, ...fields },
  );
}

/** The same metrics, some of which are events. */
function watched(
  metrics: Metrics,
  watch: Watch,
  baseline: Baseline | null,
): Metrics {
  return {
    ...metrics,
    decision(action, code, transport, seconds, rule_id) {
      metrics.decision(action, code, transport, seconds, rule_id);
      baseline?.seen(action === "deny", seconds);
    },
    blocked(who) {
      metrics.blocked(who);
      watch.happened("blocked", { subject: who.subject, name: who.name });
    },
    reload(ok, at) {
      metrics.reload(ok, at);
      if (!ok) watch.notReloaded("policy");
    },
    certificateReload(ok) {
      metrics.certificateReload(ok);
      if (!ok) watch.notReloaded("certificate");
    },
    auditWrite(ok) {
      metrics.auditWrite(ok);
      if (!ok) watch.happened("audit_unwritable");
    },
    auditDisplaced() {
      metrics.auditDisplaced();
      watch.happened("audit_displaced");
    },
  };
}
