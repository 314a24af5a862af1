/** The settings of how much may be asked: rates, bursts, what is open at once, and blocks. */
import type { Setting } from "../setting.ts";

const MOST = 10_000_000;

/** Settings of the part `limit`; a rate of 0 means that there is none. */
export const LIMIT_SETTINGS = {
  rate_all: {
    kind: "integer",
    part: "limit",
    default: 50_000,
    unit: "requests",
    range: [0, MOST],
    description: "Requests a second from everybody together; 0 for no limit",
  },
  burst_all: {
    kind: "integer",
    part: "limit",
    default: 100_000,
    unit: "requests",
    range: [0, MOST],
    description: "Requests a minute above `rate_all`",
  },
  rate_address: {
    kind: "integer",
    part: "limit",
    default: 5_000,
    unit: "requests",
    range: [0, MOST],
    description:
      "Requests a second from one address (of IPv6 its /64); 0 for no limit",
  },
  burst_address: {
    kind: "integer",
    part: "limit",
    default: 100_000,
    unit: "requests",
    range: [0, MOST],
    description: "Requests a minute above `rate_address`",
  },
  rate_principal: {
    kind: "integer",
    part: "limit",
    default: 2_000,
    unit: "requests",
    range: [0, MOST],
    description: "Requests a second with the keys of one owner; 0 for no limit",
  },
  burst_principal: {
    kind: "integer",
    part: "limit",
    default: 60_000,
    unit: "requests",
    range: [0, MOST],
    description: "Requests a minute above `rate_principal`",
  },
  rate_tool: {
    kind: "integer",
    part: "limit",
    default: 2_000,
    unit: "calls",
    range: [0, MOST],
    description: "Calls a second of one tool by one owner; 0 for no limit",
  },
  burst_tool: {
    kind: "integer",
    part: "limit",
    default: 60_000,
    unit: "calls",
    range: [0, MOST],
    description: "Calls a minute above `rate_tool`",
  },
  rate_session: {
    kind: "integer",
    part: "limit",
    default: 2_000,
    unit: "calls",
    range: [0, MOST],
    description: "Calls a second of one session of one owner; 0 for no limit",
  },
  burst_session: {
    kind: "integer",
    part: "limit",
    default: 60_000,
    unit: "calls",
    range: [0, MOST],
    description: "Calls a minute above `rate_session`",
  },
  rate_routes: {
    kind: "rates",
    part: "limit",
    default: ["/v1/posture=20", "/v1/openapi.json=200", "/metrics=200"],
    description:
      "Requests a second to single routes from everybody together, each as `ROUTE=NUMBER`",
  },
  concurrent_all: {
    kind: "integer",
    part: "limit",
    default: 2_048,
    unit: "requests",
    range: [1, MOST],
    description: "Requests that are answered at the same time",
  },
  concurrent_address: {
    kind: "integer",
    part: "limit",
    default: 512,
    unit: "requests",
    range: [1, MOST],
    description: "Requests of one address that are answered at the same time",
  },
  concurrent_principal: {
    kind: "integer",
    part: "limit",
    default: 512,
    unit: "requests",
    range: [1, MOST],
    description:
      "Requests with the keys of one owner that are answered at the same time",
  },
  block_after: {
    kind: "integer",
    part: "limit",
    default: 1_000,
    unit: "requests",
    range: [0, MOST],
    description:
      "Requests of one address or owner refused within a minute after which it is blocked; 0 for never",
  },
  block_ms: {
    kind: "integer",
    part: "limit",
    default: 10_000,
    unit: "ms",
    range: [100, 86_400_000],
    description: "How long a first block lasts; each further one twice as long",
  },
  block_most_ms: {
    kind: "integer",
    part: "limit",
    default: 600_000,
    unit: "ms",
    range: [100, 86_400_000],
    description:
      "Longest block; after as long without a further one, the next is short again",
  },
} as const satisfies Readonly<Record<string, Setting>>;
