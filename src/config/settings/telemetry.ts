/** The settings of exporting traces and log lines. */
import type { Setting } from "../setting.ts";

/** Each by its name. */
export const TELEMETRY_SETTINGS = {
  telemetry_endpoint: {
    kind: "url",
    section: "monitoring",
    part: "telemetry",
    default: null,
    description:
      "Collector to which traces and log lines are sent by OTLP over HTTP, in JSON; `/v1/traces` and `/v1/logs` are added. When absent nothing is sent, whatever `OTEL_` variables say",
  },
  telemetry_headers: {
    kind: "secret",
    section: "monitoring",
    part: "telemetry",
    default: null,
    range: [3, 4_096],
    description:
      "Headers that the collector asks for, as `NAME=VALUE` pairs separated by commas",
  },
  telemetry_interval_ms: {
    kind: "integer",
    section: "monitoring",
    part: "telemetry",
    default: 5_000,
    unit: "ms",
    range: [100, 600_000],
    description: "How often what waits is sent",
  },
  telemetry_entries: {
    kind: "integer",
    section: "monitoring",
    part: "telemetry",
    default: 4_096,
    unit: "entries",
    range: [16, 100_000],
    description:
      "How many requests, and how many log lines, wait at most for a collector that does not answer; more are dropped and counted",
  },
} as const satisfies Readonly<Record<string, Setting>>;
