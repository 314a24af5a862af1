/** The settings of limits that several servers share through Redis or Valkey. */
import type { Setting } from "../setting.ts";

/** Each by its name. */
export const REDIS_SETTINGS = {
  redis_url: {
    kind: "url",
    schemes: ["redis", "rediss"],
    section: "limits",
    part: "redis",
    default: null,
    description:
      "Redis or Valkey in which rates are counted for all servers together, as `redis://HOST:PORT/DATABASE`, or `rediss://` for TLS; when absent, each server counts by itself",
  },
  redis_user: {
    kind: "text",
    section: "limits",
    part: "redis",
    default: null,
    range: [1, 128],
    description: "User that the server logs in to Redis as",
  },
  redis_password: {
    kind: "secret",
    section: "limits",
    part: "redis",
    default: null,
    range: [1, 512],
    description: "Password for Redis",
  },
  redis_ca: {
    kind: "path",
    section: "limits",
    part: "redis",
    default: null,
    description:
      "File with the certificates (PEM) of the authorities that Redis' certificate may be from, in place of those that are generally trusted",
  },
  redis_prefix: {
    kind: "text",
    section: "limits",
    part: "redis",
    default: "superego:",
    range: [1, 64],
    description:
      "What every key in Redis begins with; servers with the same one share their limits",
  },
  redis_timeout_ms: {
    kind: "integer",
    section: "limits",
    part: "redis",
    default: 250,
    unit: "ms",
    range: [10, 2_000],
    description:
      "Longest time for Redis to answer; after that, the server counts by itself until Redis is back",
  },
  replicas: {
    kind: "integer",
    section: "limits",
    part: "redis",
    default: 1,
    unit: "servers",
    range: [1, 1_000],
    description:
      "How many servers share the limits; while that Redis is away, each allows its part of every rate and burst",
  },
} as const satisfies Readonly<Record<string, Setting>>;
