/** Whether an address is in one of some networks. */
import {
  type Groups,
  type Network,
  readAddress,
  readNetwork,
} from "../config/network.ts";

/** Whether an address is in one of the networks; one that cannot be read is in none. */
export type Matcher = (address: string | undefined) => boolean;

/** The largest networks that are anybody's own, in leading bits: 10.0.0.0/8 (RFC 1918) and fc00::/7 (RFC 4193). */
const LARGEST_OWN = { v4: 8, v6: 7 };

/** Whether a network is larger than any private one, so that it has strangers' addresses in it, up to all there are. */
export function hasStrangers(text: string): boolean {
  const network = readNetwork(text);
  if (network === null) return false;
  const { groups, bits } = network;
  return bits < (groups.length === 2 ? LARGEST_OWN.v4 : LARGEST_OWN.v6);
}

/** Matches addresses against networks; throws `TypeError` for a text that is none. */
export function matcherOf(networks: readonly string[]): Matcher {
  const read = networks.map((text) => {
    const network = readNetwork(text);
    if (network === null) throw new TypeError(`No network: "${text}"`);
    return network;
  });
  // Clients keep their address, so the answer is mostly the one before.
  let last: string | undefined;
  let answer = false;
  return (address) => {
    if (address === undefined) return false;
    if (address === last) return answer;
    const groups = readAddress(address);
    answer = groups !== null && read.some((one) => contains(one, groups));
    last = address;
    return answer;
  };
}

function contains({ groups, bits }: Network, address: Groups): boolean {
  if (groups.length !== address.length) return false;
  for (let at = 0; at * 16 < bits; at++) {
    const dropped = Math.max(0, 16 - (bits - at * 16));
    if ((groups[at] ?? 0) >> dropped !== (address[at] ?? 0) >> dropped) {
      return false;
    }
  }
  return true;
}
