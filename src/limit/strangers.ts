/** Whether networks are so large that strangers' addresses are among them, one network alone or all together. */
import { type Network, readNetwork } from "../config/network.ts";

/** A way to write addresses: how long they are, and what is taken for somebody's own. */
interface Family {
  /** How many bits an address has. */
  readonly bits: number;
  /** Networks that are never a stranger's: private, loopback, link-local and shared ones. */
  readonly own: readonly string[];
  /** In leading bits, the largest piece of all other addresses that one operator's proxies are believed to have. */
  readonly largest: number;
}

const V4: Family = {
  bits: 32,
  // RFC 1918, RFC 1122, RFC 3927, RFC 6598.
  own: [
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "100.64.0.0/10",
  ],
  largest: 9,
};

const V6: Family = {
  bits: 128,
  // RFC 4193, RFC 4291.
  own: ["fc00::/7", "fe80::/10", "::1"],
  largest: 16,
};

/** First and last address, as numbers. */
type Range = readonly [first: bigint, last: bigint];

/** Whether strangers' addresses are in these networks; a text that is no network has none. */
export function haveStrangers(networks: readonly string[]): boolean {
  const read = networks.map(readNetwork).filter((one) => one !== null);
  return [V4, V6].some((family) => {
    const given = read.filter(({ groups }) =>
      groups.length * 16 === family.bits
    )
      .map((network) => rangeOf(network, family));
    const own = family.own.map((text) =>
      rangeOf(readNetwork(text) as Network, family)
    );
    const foreign = sizeOf([...own, ...given]) - sizeOf(own);
    return foreign > 1n << BigInt(family.bits - family.largest);
  });
}

function rangeOf({ groups, bits }: Network, family: Family): Range {
  const address = groups.reduce((sum, group) => sum << 16n | BigInt(group), 0n);
  const free = BigInt(family.bits - bits);
  const first = address >> free << free;
  return [first, first + (1n << free) - 1n];
}

/** How many addresses there are in ranges together; what several of them have counts once. */
function sizeOf(ranges: readonly Range[]): bigint {
  const sorted = [...ranges].sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
  let size = 0n;
  let counted = -1n;
  for (const [first, last] of sorted) {
    const from = first > counted ? first : counted + 1n;
    if (last < from) continue;
    size += last - from + 1n;
    counted = last;
  }
  return size;
}
