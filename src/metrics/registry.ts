/** Counts for real, and renders what was counted. */
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { EVENT_IDS, EVENTS } from "../alarm/events.ts";
import { CODES } from "../policy/verdict.ts";
import { type Metric, type MetricName, METRICS } from "./catalog.ts";
import { METHODS, ROUTES } from "./labels.ts";
import type { Metrics, MetricsOptions } from "./metrics.ts";
import { cpuSeconds, memory, now, runtimeVersion } from "./process.ts";

/** Most rules whose decisions are counted by name. */
const MOST_RULES = 1_000;

type Instrument = Counter | Gauge | Histogram;

/** Every series of the counters that have one label with a closed list of values. */
function foreseen(): readonly (readonly [MetricName, string, string])[] {
  return Object.entries(METRICS).flatMap(([name, metric]: [string, Metric]) => {
    const [[label = "", values = null] = [], ...others] = Object.entries(
      metric.labels,
    );
    return metric.type === "counter" && others.length === 0 && values !== null
      ? values.map((value) => [name as MetricName, label, value] as const)
      : [];
  });
}

/** Metrics over a registry of their own. */
export function createMetrics({ version, started }: MetricsOptions): Metrics {
  const registry = new Registry();
  const made = Object.fromEntries(
    Object.entries(METRICS).map((
      [name, metric],
    ) => [name, instrument(name, metric, registry)]),
  ) as Record<MetricName, Instrument>;
  const counter = (name: MetricName) => made[name] as Counter;
  const gauge = (name: MetricName) => made[name] as Gauge;
  const histogram = (name: MetricName) => made[name] as Histogram;
  let rules: ReadonlySet<string> = new Set();
  let cpu = 0;

  gauge("superego_build_info").set({ version, deno: runtimeVersion() }, 1);
  gauge("process_start_time_seconds").set(started.getTime() / 1000);
  gauge("superego_audit_ok").set(1);
  // What appears with its first event does not rise from anything, so that no alert would see that one.
  for (const [name, label, value] of foreseen()) {
    counter(name).inc({ [label]: value }, 0);
  }
  for (const event of EVENT_IDS) {
    const { severity } = EVENTS[event];
    counter("superego_security_events_total").inc({ event, severity }, 0);
  }
  gauge("superego_last_reload_success").set(1);
  // The start puts the first policy in force; without a time, its age could not be computed.
  gauge("superego_last_reload_success_timestamp_seconds").set(
    started.getTime() / 1000,
  );

  return {
    contentType: registry.contentType,
    decision(action, code, transport, seconds, rule_id = null) {
      counter("superego_decisions_total").inc({ action, code, transport });
      histogram("superego_review_duration_seconds").observe(
        { transport },
        seconds,
      );
      const failure = FAILURES[code];
      if (failure !== undefined) counter(failure).inc();
      if (rule_id !== null) {
        counter("superego_rule_decisions_total").inc({
          rule_id: rules.has(rule_id) ? rule_id : "other",
        });
      }
    },
    httpRequest(method, route, status, seconds) {
      const known = ROUTES.find((one) => one === route) ?? "other";
      counter("superego_http_requests_total").inc({
        method: METHODS.find((one) => one === method) ?? "other",
        route: known,
        status: `${Math.floor(status / 100)}xx`,
      });
      histogram("superego_http_request_duration_seconds").observe({
        route: known,
      }, seconds);
    },
    authFailure: (reason) =>
      counter("superego_auth_failures_total").inc({ reason }),
    keysEnding: (count) => gauge("superego_keys_ending").set(count),
    securityEvent: (event, severity) =>
      counter("superego_security_events_total").inc({ event, severity }),
    lockout: (subject) => counter("superego_lockouts_total").inc({ subject }),
    usageWrite: (ok) =>
      counter("superego_key_usage_writes_total").inc({
        result: ok ? "success" : "failure",
      }),
    issuerFetch: (ok) =>
      counter("superego_issuer_fetches_total").inc({
        result: ok ? "success" : "failure",
      }),
    limited: (limit) => counter("superego_limited_total").inc({ limit }),
    blocked: () => counter("superego_blocks_total").inc(),
    limitsShared(ok) {
      gauge("superego_limits_shared").set(ok ? 1 : 0);
      if (!ok) counter("superego_redis_lost_total").inc();
    },
    countryReload: (ok) =>
      counter("superego_country_reloads_total").inc({
        result: ok ? "success" : "failure",
      }),
    reload(ok, at) {
      counter("superego_reloads_total").inc({
        result: ok ? "success" : "failure",
      });
      gauge("superego_last_reload_success").set(ok ? 1 : 0);
      if (ok) {
        gauge("superego_last_reload_success_timestamp_seconds").set(
          at.getTime() / 1000,
        );
      }
    },
    rulesLoaded(ids) {
      const loaded = new Set(ids.slice(0, MOST_RULES));
      // Else every reload with other names would leave its series behind.
      for (const rule_id of rules.difference(loaded)) {
        counter("superego_rule_decisions_total").remove({ rule_id });
      }
      rules = loaded;
      gauge("superego_rules_loaded").set(ids.length);
    },
    certificateEnds: (at) =>
      gauge("superego_tls_certificate_end_timestamp_seconds").set(
        at.getTime() / 1000,
      ),
    certificateReload: (ok) =>
      counter("superego_tls_reloads_total").inc({
        result: ok ? "success" : "failure",
      }),
    tlsRefused: (reason) =>
      counter("superego_tls_refused_total").inc({ reason }),
    auditWrite(ok) {
      counter("superego_audit_writes_total").inc({
        result: ok ? "success" : "failure",
      });
      gauge("superego_audit_ok").set(ok ? 1 : 0);
    },
    auditOk: (ok) => gauge("superego_audit_ok").set(ok ? 1 : 0),
    auditQueue: (depth) => gauge("superego_audit_queue").set(depth),
    auditDisplaced: () => counter("superego_audit_displaced_total").inc(),
    baselineLearnt: (intervals) =>
      gauge("superego_baseline_intervals").set(intervals),
    telemetry: (kind, sent, count) =>
      counter("superego_telemetry_total").inc(
        { kind, result: sent ? "sent" : "dropped" },
        count,
      ),
    ready: (ok) => gauge("superego_ready").set(ok ? 1 : 0),
    render() {
      const { rss, heapTotal, heapUsed } = memory();
      gauge("process_resident_memory_bytes").set(rss);
      gauge("process_heap_bytes").set(heapTotal);
      gauge("process_heap_used_bytes").set(heapUsed);
      gauge("superego_uptime_seconds").set((now() - started.getTime()) / 1000);
      const spent = cpuSeconds();
      counter("process_cpu_seconds_total").inc(Math.max(0, spent - cpu));
      cpu = Math.max(cpu, spent);
      return registry.metrics();
    },
  };
}

const FAILURES: Readonly<Partial<Record<keyof typeof CODES, MetricName>>> = {
  rule_failed: "superego_rule_failures_total",
  facts_exhausted: "superego_facts_exhausted_total",
  facts_unparsed: "superego_facts_unparsed_total",
};

function instrument(
  name: string,
  metric: Metric,
  registry: Registry,
): Instrument {
  const labelNames = Object.keys(metric.labels);
  const options = {
    name,
    help: metric.help,
    labelNames,
    registers: [registry],
  };
  switch (metric.type) {
    case "counter":
      return new Counter(options);
    case "gauge":
      return new Gauge(options);
    case "histogram":
      return new Histogram({ ...options, buckets: [...metric.buckets ?? []] });
  }
}
