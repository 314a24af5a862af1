/** Reads addresses and networks in all the forms in which they come; settings, keys and limits read them by this alone. */

/** An address as 16-bit groups: two for IPv4, eight for IPv6. */
export type Groups = readonly number[];

/**
 * The groups of a literal address, or `null` for what is none. IPv4 written as IPv6 (`::ffff:192.0.2.1`) is IPv4; a
 * zone (`fe80::1%eth0`) is left out.
 */
export function readAddress(text: string): Groups | null {
  const bare = text.includes("%") ? text.slice(0, text.indexOf("%")) : text;
  switch (familyOf(bare)) {
    case 4:
      return groupsOf4(bare);
    case 6: {
      const groups = groupsOf6(bare);
      return isMapped(groups) ? groups.slice(6) : groups;
    }
    default:
      return null;
  }
}

/** A network, as the leading bits of an address. */
export interface Network {
  readonly groups: Groups;
  /** How many leading bits count. */
  readonly bits: number;
}

/** Whether a text is an address or a network: `192.0.2.1`, `192.0.2.0/24`, `2001:db8::/32`, `::ffff:192.0.2.0/120`. */
export function isNetwork(text: string): boolean {
  return readNetwork(text) !== null;
}

/** Reads an address or a network in CIDR form; `null` for what is none. */
export function readNetwork(text: string): Network | null {
  const parts = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text);
  const groups = readAddress(parts?.[1] ?? "");
  if (groups === null) return null;
  const whole = groups.length * 16;
  // IPv4 that is written as IPv6 has 96 bits before its own.
  const before = groups.length === 2 && text.includes(":") ? 96 : 0;
  const bits = parts?.[2] === undefined ? whole : Number(parts[2]) - before;
  return bits >= 0 && bits <= whole ? { groups, bits } : null;
}

// `isIP` of `node:net` says the same, but loading that costs a hook as much as its whole work.
function familyOf(address: string): 0 | 4 | 6 {
  if (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(address)) {
    return address.split(".").every((part) =>
        Number(part) <= 255 && String(Number(part)) === part
      )
      ? 4
      : 0;
  }
  return /^[\da-f:.]+$/i.test(address) && URL.canParse(`http://[${address}]`)
    ? 6
    : 0;
}

function groupsOf4(text: string): Groups {
  const [a = 0, b = 0, c = 0, d = 0] = text.split(".").map(Number);
  return [a << 8 | b, c << 8 | d];
}

function groupsOf6(text: string): Groups {
  const last = text.slice(text.lastIndexOf(":") + 1);
  const plain = last.includes(".")
    ? text.slice(0, -last.length) +
      groupsOf4(last).map((group) => group.toString(16)).join(":")
    : text;
  const [left = "", right] = plain.split("::");
  const head = split(left);
  if (right === undefined) return head;
  const tail = split(right);
  return [
    ...head,
    ...new Array(8 - head.length - tail.length).fill(0),
    ...tail,
  ];
}

function split(text: string): readonly number[] {
  return text === "" ? [] : text.split(":").map((group) => parseInt(group, 16));
}

function isMapped(groups: Groups): boolean {
  return groups[5] === 0xffff &&
    groups.slice(0, 5).every((group) => group === 0);
}
