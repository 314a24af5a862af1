/** The settings of where requests may come from. */
import type { Setting } from "../setting.ts";

/** Settings of the part `network`. */
export const NETWORK_SETTINGS = {
  trusted_proxies: {
    kind: "networks",
    section: "network",
    part: "network",
    default: [],
    description:
      "Proxies whose `X-Forwarded-For` is believed, as addresses or in CIDR; anybody else's is ignored",
  },
  allow_addresses: {
    kind: "networks",
    section: "network",
    part: "network",
    default: [],
    description:
      "Addresses and networks that requests, health probes too, may come from; everywhere when empty",
  },
  deny_addresses: {
    kind: "networks",
    section: "network",
    part: "network",
    default: [],
    description:
      "Addresses and networks that requests may not come from, also where `allow_addresses` has them",
  },
  max_connections_per_address: {
    kind: "integer",
    section: "network",
    part: "network",
    default: 256,
    unit: "connections",
    range: [1, 1_000_000],
    description:
      "Most connections of one address (of IPv6 its /64) open at once, trusted proxies excepted; more are closed at once",
  },
} as const satisfies Readonly<Record<string, Setting>>;
