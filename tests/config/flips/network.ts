/** Flips of where requests may come from. */
import { type Flips, KEY, type World } from "./flip.ts";
import { serving, wire } from "./serving.ts";

/** The status for a request that a proxy on this machine says to be of an address. */
function forwarded(world: World, address = "203.0.113.9") {
  return serving(world, async ({ server }) => {
    const one = await wire(server.port);
    await one.send(
      `GET /v1/health HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${KEY}\r\nX-Forwarded-For: ${address}\r\nConnection: close\r\n\r\n`,
    );
    return Number((await one.until()).split(" ")[1] ?? 0);
  });
}

const DATABASE =
  new URL("../../limit/countries.mmdb", import.meta.url).pathname;

/** Rules by which requests from Germany are refused, which 198.51.100.0/24 is in. */
const COUNTRIES = {
  trusted_proxies: ["127.0.0.0/8"],
  country_database: DATABASE,
  deny_countries: ["DE"],
};

/** The status for a request from an address. */
function from(address: string) {
  return (world: World) => forwarded(world, address);
}

/** Each by its setting. */
export const NETWORK_FLIPS: Flips = {
  trusted_proxies: {
    sees: "A sender that a proxy names counts where that proxy is trusted",
    with: { deny_addresses: ["203.0.113.0/24"] },
    cases: [[undefined, 200], [["127.0.0.0/8"], 403]],
    see: from("203.0.113.9"),
  },
  allow_addresses: {
    sees: "Requests from addresses that are not listed are refused",
    cases: [[undefined, 200], [["192.0.2.0/24"], 403], [["127.0.0.0/8"], 200]],
    see: from("203.0.113.9"),
  },
  deny_addresses: {
    sees: "Requests from addresses that are listed are refused",
    cases: [[undefined, 200], [["::ffff:127.0.0.0/104"], 403]],
    see: from("203.0.113.9"),
  },
  country_database: {
    sees: "Requests are refused by the country that the named database tells",
    with: { trusted_proxies: ["127.0.0.0/8"], deny_countries: ["NL"] },
    // The second knows IPv4 alone.
    cases: [[DATABASE, 200], [DATABASE.replace(".mmdb", "4.mmdb"), 403]],
    see: from("2001:db8:2::1"),
  },
  allow_countries: {
    sees: "Requests from countries that are not listed are refused",
    with: { ...COUNTRIES, deny_countries: [] },
    cases: [[[], 200], [["NL"], 403], [["NL", "DE"], 200]],
    see: from("198.51.100.9"),
  },
  deny_countries: {
    sees: "Requests from countries that are listed are refused",
    with: COUNTRIES,
    cases: [[["NL"], 200], [["NL", "DE"], 403]],
    see: from("198.51.100.9"),
  },
  unknown_country: {
    sees: "Requests from where no country is known are refused, or answered",
    with: COUNTRIES,
    cases: [[undefined, 403], ["allow", 200]],
    see: from("2001:db8:ffff::1"),
  },
  country_exempt: {
    sees: "No rule for countries holds for a network that is exempt",
    with: COUNTRIES,
    cases: [[undefined, 403], [["198.51.100.0/24"], 200]],
    see: from("198.51.100.9"),
  },
  max_connections_per_address: {
    sees: "A second connection of one address is closed",
    cases: [[undefined, false], [1, true]],
    see: (world) =>
      serving(world, async ({ server }) => {
        const first = await wire(server.port);
        const second = await wire(server.port);
        const closed = await second.closes(2_500);
        first.close();
        return closed;
      }),
  },
};
