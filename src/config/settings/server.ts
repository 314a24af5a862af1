/** The settings of the listener. */
import type { Setting } from "../setting.ts";

const DAY_MS = 86_400_000;
const MIB = 1_048_576;

/** Each by its name. */
export const SERVER_SETTINGS = {
  listen: {
    kind: "address",
    part: "server",
    default: "127.0.0.1:8000",
    flag: "--listen",
    description: "Address that the server listens on, `HOST:PORT`",
  },
  allowed_hosts: {
    kind: "list",
    part: "server",
    default: [],
    description:
      "`Host` names that requests may carry, beside the listen address and loopback",
  },
  max_body_bytes: {
    kind: "integer",
    part: "server",
    default: 4 * MIB,
    unit: "bytes",
    range: [1_024, 256 * MIB],
    description: "Largest request body, and largest hook input",
  },
  max_header_bytes: {
    kind: "integer",
    part: "server",
    default: 16_384,
    unit: "bytes",
    range: [1_024, 65_536],
    description: "Largest block of request headers",
  },
  max_headers: {
    kind: "integer",
    part: "server",
    default: 100,
    unit: "entries",
    range: [16, 500],
    description: "Most headers of one request",
  },
  max_url_bytes: {
    kind: "integer",
    part: "server",
    default: 4_096,
    unit: "bytes",
    range: [64, 65_536],
    description:
      "Longest URL of a request, with its query; it counts for `max_header_bytes`, too",
  },
  max_json_depth: {
    kind: "integer",
    part: "server",
    default: 64,
    unit: "levels",
    range: [4, 1_000],
    description: "Deepest nesting of JSON that is read",
  },
  headers_timeout_ms: {
    kind: "integer",
    part: "server",
    default: 5_000,
    unit: "ms",
    range: [100, 600_000],
    description: "Longest time to receive the headers of a request",
  },
  request_timeout_ms: {
    kind: "integer",
    part: "server",
    default: 15_000,
    unit: "ms",
    range: [100, 600_000],
    description:
      "Longest time to receive a whole request; at least `headers_timeout_ms`",
  },
  response_timeout_ms: {
    kind: "integer",
    part: "server",
    default: 15_000,
    unit: "ms",
    range: [100, 600_000],
    description:
      "How long a client may take nothing of an answer that waits for it; then its connection is ended",
  },
  idle_timeout_ms: {
    kind: "integer",
    part: "server",
    default: 30_000,
    unit: "ms",
    range: [100, DAY_MS],
    description: "How long an idle connection is kept open",
  },
  max_connections: {
    kind: "integer",
    part: "server",
    default: 1_024,
    unit: "connections",
    range: [1, 1_000_000],
    description:
      "Most connections open at once; for one more, the one that was idle for longest is closed",
  },
  max_pipelined: {
    kind: "integer",
    part: "server",
    default: 8,
    unit: "requests",
    range: [1, 1_000],
    description:
      "Most requests that one connection may send before it has their answers; one more ends it",
  },
  shutdown_deadline_ms: {
    kind: "integer",
    part: "server",
    default: 10_000,
    unit: "ms",
    range: [0, 600_000],
    description:
      "Longest time for open requests to finish after SIGTERM or SIGINT",
  },
  production: {
    kind: "boolean",
    part: "server",
    default: false,
    description:
      "Whether `serve` refuses to start unsafe: without a key or a rule that stops something, with a secret that every user may read, reachable from elsewhere without TLS, or with a setting that fails open",
  },
  tls_proxy: {
    kind: "boolean",
    part: "server",
    default: false,
    description:
      "Whether a proxy in front of the server speaks TLS, so that it may be reachable from elsewhere in production",
  },
} as const satisfies Readonly<Record<string, Setting>>;
