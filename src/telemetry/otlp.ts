/**
 * Writes spans and log lines as OTLP in JSON (opentelemetry-proto 1.x, `ExportTraceServiceRequest` and
 * `ExportLogsServiceRequest`; attributes by the semantic conventions for HTTP).
 */
import type { Context } from "./context.ts";
import type { Span } from "./tracer.ts";

/** A line of the log. */
export interface Line {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly level: Level;
  readonly text: string;
  readonly request_id: string | null;
  /** Where the request is that it is about. */
  readonly context: Pick<Context, "trace_id" | "span_id"> | null;
}

/** How grave a line is, with OpenTelemetry's number for it. */
export const LEVELS = {
  trace: 1,
  debug: 5,
  info: 9,
  warning: 13,
  error: 17,
  fatal: 21,
} as const;

/** One of {@linkcode LEVELS}. */
export type Level = keyof typeof LEVELS;

/** Who exports. */
export interface Resource {
  readonly version: string;
  /** Which of several servers it is, the same as long as it runs. */
  readonly instance: string;
}

/** The request that exports spans. */
export function tracesRequest(
  spans: readonly Span[],
  resource: Resource,
): object {
  return {
    resourceSpans: [{
      resource: resourceOf(resource),
      scopeSpans: [{ scope: scopeOf(resource), spans: spans.map(spanOf) }],
    }],
  };
}

/** The request that exports lines of the log. */
export function logsRequest(
  lines: readonly Line[],
  resource: Resource,
): object {
  return {
    resourceLogs: [{
      resource: resourceOf(resource),
      scopeLogs: [{
        scope: scopeOf(resource),
        logRecords: lines.map(recordOf),
      }],
    }],
  };
}

const SERVER = 2;
const ERROR = 2;

function spanOf(span: Span): object {
  const [first] = span.decided;
  const isError = span.status >= 500;
  return {
    traceId: span.trace_id,
    spanId: span.span_id,
    ...span.parent_id === null ? {} : { parentSpanId: span.parent_id },
    name: `${span.method} ${span.route}`,
    kind: SERVER,
    startTimeUnixNano: nanoseconds(span.began),
    endTimeUnixNano: nanoseconds(span.began + span.took),
    attributes: attributes({
      "http.request.method": span.method,
      "http.route": span.route,
      "http.response.status_code": span.status,
      "superego.request_id": span.request_id,
      ...first === undefined ? {} : {
        "superego.door": first.door,
        "superego.action": first.action,
        "superego.code": first.code,
        "superego.rule_id": first.rule_id,
        "superego.matched": first.matched,
        "superego.decision_id": first.decision_id,
      },
    }),
    events: span.decided.slice(1).map((decided) => ({
      timeUnixNano: nanoseconds(span.began + span.took),
      name: "superego.decision",
      attributes: attributes({
        "superego.action": decided.action,
        "superego.code": decided.code,
        "superego.rule_id": decided.rule_id,
        "superego.decision_id": decided.decision_id,
      }),
    })),
    ...isError ? { status: { code: ERROR } } : {},
  };
}

function recordOf({ at, level, text, request_id, context }: Line): object {
  return {
    timeUnixNano: nanoseconds(at),
    severityNumber: LEVELS[level],
    severityText: level.toUpperCase(),
    body: { stringValue: text },
    attributes: attributes({ "superego.request_id": request_id }),
    ...context === null
      ? {}
      : { traceId: context.trace_id, spanId: context.span_id },
  };
}

function resourceOf({ version, instance }: Resource): object {
  return {
    attributes: attributes({
      "service.name": "superego",
      "service.version": version,
      "service.instance.id": instance,
    }),
  };
}

function scopeOf({ version }: Resource): object {
  return { name: "superego", version };
}

type Value = string | number | readonly string[] | null;

/** What is `null` is left out. */
function attributes(values: Readonly<Record<string, Value>>): object[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === null ? [] : [{ key, value: valueOf(value) }]
  );
}

function valueOf(value: string | number | readonly string[]): object {
  if (typeof value === "string") return { stringValue: value };
  return typeof value === "number"
    // A 64-bit integer is a text in protobuf's JSON.
    ? { intValue: String(value) }
    : { arrayValue: { values: value.map(valueOf) } };
}

/** Nanoseconds since 1970, exact to a microsecond. */
function nanoseconds(ms: number): string {
  return `${Math.round(ms * 1000)}000`;
}
