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
  country_database: {
    kind: "path",
    section: "network",
    part: "network",
    default: null,
    description:
      "File in MaxMind's format (MMDB) that tells the country of an address; without it no rule for countries is accepted",
  },
  allow_countries: {
    kind: "countries",
    section: "network",
    part: "network",
    default: [],
    description:
      "Countries, in two letters, that requests may come from; all when empty",
  },
  deny_countries: {
    kind: "countries",
    section: "network",
    part: "network",
    default: [],
    description: "Countries, in two letters, that requests may not come from",
  },
  unknown_country: {
    kind: "choice",
    section: "network",
    part: "network",
    default: "deny",
    choices: ["deny", "allow"],
    description:
      "Whether requests may come from addresses whose country the database does not tell, where there are rules for countries; private addresses are such, and loopback",
  },
  country_exempt: {
    kind: "networks",
    section: "network",
    part: "network",
    default: [],
    description:
      "Addresses and networks that no rule for countries holds for, such as those that health probes come from",
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
