/** The closed list of metrics, from which the registry, the documentation and the check of alerts are made. */
import { EVENT_IDS } from "../alarm/events.ts";
import { SEVERITIES } from "../problem/problem.ts";
import { TRANSPORTS } from "../policy/asked.ts";
import { ACTIONS, CODES } from "../policy/verdict.ts";
import {
  AUTH_FAILURES,
  LIMITS,
  LOCKOUT_SUBJECTS,
  METHODS,
  ROUTES,
  TLS_REFUSALS,
} from "./labels.ts";

/** One metric as the catalogue describes it. */
export interface Metric {
  /** Prometheus' type. */
  readonly type: "counter" | "gauge" | "histogram";
  /** What it counts, with its unit; one sentence without a final period. */
  readonly help: string;
  /** Each label with its values; `null` where the loaded policy or the build decides them. */
  readonly labels: Readonly<Record<string, readonly string[] | null>>;
  /** Upper bounds of a histogram's buckets, in the metric's unit. */
  readonly buckets?: readonly number[];
}

const STATUSES = ["1xx", "2xx", "3xx", "4xx", "5xx"] as const;
const REVIEW_SECONDS = [
  0.00005,
  0.0001,
  0.00025,
  0.0005,
  0.001,
  0.0025,
  0.005,
  0.01,
  0.025,
  0.05,
  0.1,
  0.5,
  1,
  5,
];
const HTTP_SECONDS = [
  0.0005,
  0.001,
  0.0025,
  0.005,
  0.01,
  0.025,
  0.05,
  0.1,
  0.25,
  0.5,
  1,
  2.5,
  5,
  10,
];

/** Every metric by its name. */
export const METRICS = {
  superego_decisions_total: {
    type: "counter",
    help: "Decisions by what was answered, why, and through which door",
    labels: {
      action: ACTIONS,
      code: Object.keys(CODES),
      transport: TRANSPORTS,
    },
  },
  superego_rule_decisions_total: {
    type: "counter",
    help:
      "Decisions by the rule of the loaded policy that decided; `other` for rules beyond the first 1,000",
    labels: { rule_id: null },
  },
  superego_review_duration_seconds: {
    type: "histogram",
    help: "Time from call to recorded verdict, in seconds",
    labels: { transport: TRANSPORTS },
    buckets: REVIEW_SECONDS,
  },
  superego_rule_failures_total: {
    type: "counter",
    help:
      "Decisions that fell to `on_error` because a rule could not be evaluated",
    labels: {},
  },
  superego_facts_exhausted_total: {
    type: "counter",
    help:
      "Decisions that fell to `on_error` because a call was too large to understand within its budget",
    labels: {},
  },
  superego_facts_unparsed_total: {
    type: "counter",
    help:
      "Decisions that fell to `on_error` because a command could not be parsed",
    labels: {},
  },
  superego_rules_loaded: { type: "gauge", help: "Rules in force", labels: {} },
  superego_http_requests_total: {
    type: "counter",
    help: "HTTP requests answered, by method, route and class of status",
    labels: { method: METHODS, route: ROUTES, status: STATUSES },
  },
  superego_http_request_duration_seconds: {
    type: "histogram",
    help: "Time from request to answer, in seconds",
    labels: { route: ROUTES },
    buckets: HTTP_SECONDS,
  },
  superego_auth_failures_total: {
    type: "counter",
    help: "Credentials refused, by reason",
    labels: { reason: AUTH_FAILURES },
  },
  superego_keys_ending: {
    type: "gauge",
    help:
      "Keys that are good and end within `key_warning_days`, as of the last reload of the keys or full hour",
    labels: {},
  },
  superego_key_usage_writes_total: {
    type: "counter",
    help: "Times that it was written when keys were used last, by result",
    labels: { result: ["success", "failure"] },
  },
  superego_issuer_fetches_total: {
    type: "counter",
    help: "Times that the keys of an issuer of tokens were fetched, by result",
    labels: { result: ["success", "failure"] },
  },
  superego_lockouts_total: {
    type: "counter",
    help:
      "Lock-outs that began after refused credentials, by whom they concern",
    labels: { subject: LOCKOUT_SUBJECTS },
  },
  superego_limited_total: {
    type: "counter",
    help: "Requests turned away by a limit",
    labels: { limit: LIMITS },
  },
  superego_blocks_total: {
    type: "counter",
    help: "Times that an address or owner was blocked for a while",
    labels: {},
  },
  superego_limits_shared: {
    type: "gauge",
    help:
      "1 while rates are counted in Redis for several servers together, 0 while this server counts by itself",
    labels: {},
  },
  superego_redis_lost_total: {
    type: "counter",
    help: "Times that Redis, in which rates are counted, no longer answered",
    labels: {},
  },
  superego_reloads_total: {
    type: "counter",
    help: "Times that the policy was read again, by result",
    labels: { result: ["success", "failure"] },
  },
  superego_last_reload_success: {
    type: "gauge",
    help:
      "1 when the last reload put a policy in force, 0 when the one before it stayed",
    labels: {},
  },
  superego_last_reload_success_timestamp_seconds: {
    type: "gauge",
    help: "When a policy was last put in force, in seconds since 1970",
    labels: {},
  },
  superego_tls_certificate_end_timestamp_seconds: {
    type: "gauge",
    help:
      "When the TLS certificate in force ends, in seconds since 1970; 0 without TLS",
    labels: {},
  },
  superego_country_reloads_total: {
    type: "counter",
    help: "Times that the database of countries was read again, by result",
    labels: { result: ["success", "failure"] },
  },
  superego_tls_reloads_total: {
    type: "counter",
    help:
      "Times that the TLS certificate and its key were read again, by result",
    labels: { result: ["success", "failure"] },
  },
  superego_tls_refused_total: {
    type: "counter",
    help:
      "Connections to the port with TLS that came to nothing, by reason: plain HTTP, or a handshake that failed",
    labels: { reason: TLS_REFUSALS },
  },
  superego_audit_writes_total: {
    type: "counter",
    help: "Audit records by whether they were written",
    labels: { result: ["success", "failure"] },
  },
  superego_audit_ok: {
    type: "gauge",
    help:
      "1 while audit records can be written, 0 while every call is denied because they cannot",
    labels: {},
  },
  superego_audit_queue: {
    type: "gauge",
    help: "Audit records that wait for being written",
    labels: {},
  },
  superego_audit_displaced_total: {
    type: "counter",
    help:
      "Times that somebody was seen to have moved away, replaced, emptied or cut the audit file",
    labels: {},
  },
  superego_security_events_total: {
    type: "counter",
    help:
      "Security events by what happened and how grave it is, one about the same within `alarm_window_ms`",
    labels: { event: EVENT_IDS, severity: SEVERITIES },
  },
  superego_baseline_intervals: {
    type: "gauge",
    help:
      "Intervals learnt of this hour of the day, with which the next one is compared once they are `baseline_warm_up`",
    labels: {},
  },
  superego_telemetry_total: {
    type: "counter",
    help:
      "Requests and log lines that were sent to the collector, or dropped because it did not take them",
    labels: { kind: ["spans", "log_lines"], result: ["sent", "dropped"] },
  },
  superego_ready: {
    type: "gauge",
    help: "1 while the server takes calls, 0 while it starts or drains",
    labels: {},
  },
  superego_uptime_seconds: {
    type: "gauge",
    help: "Time since the server started, in seconds",
    labels: {},
  },
  superego_build_info: {
    type: "gauge",
    help: "Always 1; the labels say what is running",
    labels: { version: null, deno: null },
  },
  process_start_time_seconds: {
    type: "gauge",
    help: "When the process started, in seconds since 1970",
    labels: {},
  },
  process_cpu_seconds_total: {
    type: "counter",
    help: "Processor time used by the process, in seconds",
    labels: {},
  },
  process_resident_memory_bytes: {
    type: "gauge",
    help: "Memory of the process that is in RAM, in bytes",
    labels: {},
  },
  process_heap_bytes: {
    type: "gauge",
    help: "Size of the JavaScript heap, in bytes",
    labels: {},
  },
  process_heap_used_bytes: {
    type: "gauge",
    help: "Part of the JavaScript heap that is in use, in bytes",
    labels: {},
  },
} as const satisfies Readonly<Record<string, Metric>>;

/** The name of a metric. */
export type MetricName = keyof typeof METRICS;
