/** Whether an address is in one of some networks. */
import {
  type Groups,
  type Network,
  readAddress,
  readNetwork,
} from "../config/network.ts";

/** Whether an address is in one of the networks; one that cannot be read is in none. */
export type Matcher = (address: string | undefined) => boolean;

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
