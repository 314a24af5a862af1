/**
 * Sends traces and log lines to the declared collector.
 *
 * The runtime's own exporter is no way to do it: it is switched on when a binary is built, takes its address from the
 * environment alone, and sends past the sandbox. What is sent from here the sandbox holds to the declared host.
 */
import type { LogRecord } from "@logtape/logtape";
import type { Trail } from "../audit/trail.ts";
import { saidSafely } from "../audit/said.ts";
import type { Settings } from "../config/schema.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { Exporter } from "../telemetry/export.ts";
import { readHeaders } from "../telemetry/headers.ts";
import {
  type Level,
  type Line,
  logsRequest,
  tracesRequest,
} from "../telemetry/otlp.ts";
import { poster } from "../telemetry/post.ts";
import { randomHex } from "../telemetry/random.ts";
import { type Span, Tracer } from "../telemetry/tracer.ts";
import type { Result } from "../problem/problem.ts";
import { every, pause } from "./clock.ts";
import { refusal } from "../problem/refusal.ts";

/** What is exported, and how it ends. */
export interface Telemetry {
  /** Follows requests; `null` where nothing is exported. */
  readonly tracer: Tracer | null;
  /** Takes a line of the log, without secrets. */
  line(record: LogRecord): void;
  /** The trail, whose decisions are told. */
  trail<T extends Pick<Trail, "append">>(trail: T): T;
  /** Begins to send; figures and failures go there. */
  start(
    metrics: Pick<Metrics, "telemetry">,
    warn: (failure: string) => void,
  ): void;
  /** Sends what waits, and ends. Never rejects. */
  close(): Promise<void>;
}

/** The settings that say what is exported. */
export type TelemetrySettings = Pick<
  Settings,
  | "telemetry_endpoint"
  | "telemetry_headers"
  | "telemetry_interval_ms"
  | "telemetry_entries"
>;

/** Longest time for a collector to answer, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** How long the end waits for a collector, in milliseconds. */
const LAST_MS = 1_000;

/** What a decision becomes that cannot be recorded. */
const UNRECORDED = { action: "deny", code: "audit_unavailable" } as const;

const NONE: Telemetry = {
  tracer: null,
  line() {},
  trail: (trail) => trail,
  start() {},
  async close() {},
};

/** Prepares it; refuses headers that are none (`TELEMETRY-001`). */
export function openTelemetry(
  settings: TelemetrySettings,
  version: string,
): Result<Telemetry> {
  const { telemetry_endpoint: endpoint } = settings;
  if (endpoint === null) return { ok: true, value: NONE };
  const headers = settings.telemetry_headers === null
    ? {}
    : readHeaders(settings.telemetry_headers);
  if (headers === null) {
    return refusal(
      "TELEMETRY-001",
      "telemetry_headers",
      "`telemetry_headers` are no headers",
      "Write `NAME=VALUE`, with commas between several",
    );
  }
  return { ok: true, value: exporting(endpoint, headers, settings, version) };
}

function exporting(
  endpoint: string,
  headers: Readonly<Record<string, string>>,
  settings: TelemetrySettings,
  version: string,
): Telemetry {
  let metrics: Pick<Metrics, "telemetry"> | null = null;
  let warn: (failure: string) => void = () => {};
  let failing = false;
  const resource = { version, instance: randomHex(8) };
  const shared = {
    post: poster(headers, TIMEOUT_MS),
    entries: settings.telemetry_entries,
    went(failure: string | null) {
      if (failure !== null && !failing) warn(failure);
      failing = failure !== null;
    },
  };
  const base = endpoint.replace(/\/+$/, "");
  const spans = new Exporter<Span>({
    ...shared,
    url: `${base}/v1/traces`,
    write: (items) => tracesRequest(items.map(safely), resource),
    counted: (sent, count) => metrics?.telemetry("spans", sent, count),
  });
  const lines = new Exporter<Line>({
    ...shared,
    url: `${base}/v1/logs`,
    write: (items) => logsRequest(items, resource),
    counted: (sent, count) => metrics?.telemetry("log_lines", sent, count),
  });
  const tracer = new Tracer((span) => spans.add(span));
  const flush = () => Promise.all([spans.flush(), lines.flush()]);
  let end = () => {};
  return {
    tracer,
    line({ timestamp, level, message, properties: { request_id } }) {
      lines.add({
        at: timestamp,
        level: level as Level,
        text: message.map(String).join(""),
        request_id: typeof request_id === "string" ? request_id : null,
        context: tracer.contextOf(request_id),
      });
    },
    trail: (trail) => ({
      ...trail,
      async append(entry) {
        const { asked: { transport }, verdict, request_id } = entry;
        const { action, code, rule_id, decision_id } = verdict;
        const matched = verdict.matched.map(({ rule_id }) => rule_id);
        const decided = { decision_id, rule_id, matched, door: transport };
        try {
          await trail.append(entry);
          tracer.decided(request_id, { ...decided, action, code });
        } catch (error) {
          tracer.decided(request_id, { ...decided, ...UNRECORDED });
          throw error;
        }
      },
    }),
    start(counted, told) {
      metrics = counted;
      warn = told;
      end = every(settings.telemetry_interval_ms, () => void flush());
    },
    async close() {
      end();
      await Promise.race([flush(), pause(LAST_MS)]);
      spans.drop();
      lines.drop();
    },
  };
}

/** A request's identifier is its sender's word, and may be anything. */
function safely(span: Span): Span {
  return { ...span, request_id: saidSafely(span.request_id) };
}
