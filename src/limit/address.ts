/** Writes addresses, so that one asker has one name. */
import type { Groups } from "../config/network.ts";

/** The name by which an asker is counted: an IPv4 address, or the /64 of an IPv6 address, which one household has whole. */
export function askerOf(groups: Groups): string {
  return groups.length === 2
    ? written4(groups)
    : `${groups.slice(0, 4).map((group) => group.toString(16)).join(":")}::/64`;
}

/** An address in one form only: dotted for IPv4, eight groups without leading zeros for IPv6. */
export function written(groups: Groups): string {
  return groups.length === 2
    ? written4(groups)
    : groups.map((group) => group.toString(16)).join(":");
}

function written4([high = 0, low = 0]: Groups): string {
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}
