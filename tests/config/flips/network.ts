/** Flips of where requests may come from. */
import { type Flips, KEY, type World } from "./flip.ts";
import { serving, wire } from "./serving.ts";

/** The status for a request that a proxy on this machine says to be of 203.0.113.9. */
function forwarded(world: World) {
  return serving(world, async ({ server }) => {
    const one = await wire(server.port);
    await one.send(
      `GET /v1/health HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${KEY}\r\nX-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n\r\n`,
    );
    return Number((await one.until()).split(" ")[1] ?? 0);
  });
}

/** Each by its setting. */
export const NETWORK_FLIPS: Flips = {
  trusted_proxies: {
    sees: "A sender that a proxy names counts where that proxy is trusted",
    with: { deny_addresses: ["203.0.113.0/24"] },
    cases: [[undefined, 200], [["127.0.0.0/8"], 403]],
    see: forwarded,
  },
  allow_addresses: {
    sees: "Requests from addresses that are not listed are refused",
    cases: [[undefined, 200], [["192.0.2.0/24"], 403], [["127.0.0.0/8"], 200]],
    see: forwarded,
  },
  deny_addresses: {
    sees: "Requests from addresses that are listed are refused",
    cases: [[undefined, 200], [["::ffff:127.0.0.0/104"], 403]],
    see: forwarded,
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
