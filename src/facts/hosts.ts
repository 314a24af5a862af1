/** Says which host a text names, however it is spelled, and what kind of host it is. */
import type { HostClass } from "./effect.ts";

/** A host in its plainest form. */
export interface Host {
  /** The name in lower case and ASCII, or the address in its canonical form (IPv6 without brackets). */
  readonly host: string;
  /** What kind of host it is; a name is not looked up. */
  readonly host_class: HostClass;
}

const METADATA: ReadonlySet<string> = new Set([
  "169.254.169.254",
  "169.254.169.253",
  "169.254.170.2",
  "169.254.170.23",
  "169.254.0.23",
  "169.254.42.42",
  "100.100.100.200",
  "168.63.129.16",
  "192.0.0.192",
  "fd00:ec2::254",
  "fd00:ec2::23",
  "fd20:ce::254",
  "fd00:42::42",
  "metadata",
  "metadata.google.internal",
  "metadata.goog",
  "metadata.azure.internal",
  "metadata.azure.com",
  "metadata.tencentyun.com",
  "metadata.packet.net",
  "metadata.platformequinix.com",
  "metadata.ec2.internal",
  "instance-data",
  "instance-data.ec2.internal",
  "rancher-metadata",
  "metadata.oraclecloud.com",
]);

/** Public names that lead to this machine. */
const LOOPBACK_NAMES =
  /(?:^|\.)(?:localhost|localhost\.localdomain|localtest\.me|lvh\.me|vcap\.me|ip6-localhost|ip6-loopback|loopback)$/;

/** Names that lead to the address which they contain. */
const EMBEDDED =
  /(?:^|[.-])(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})\.(?:nip\.io|sslip\.io|xip\.io|traefik\.me)$/;

const PRIVATE_NAMES =
  /\.(?:local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa|test|svc|consul)$/;

/** Reads a host: a name, an IPv4 address in any spelling, or an IPv6 address with or without brackets and zone. */
export function parseHost(text: string): Host {
  let name = text.trim().replace(/^\[(.*)\]$/, "$1").toLowerCase();
  if (name.includes(":")) return fromIpv6(name.replace(/%.*$/, ""));
  if (name === "" || name.length > 1024 || /[\s$`{}*?<>"'\\/@]/.test(name)) {
    return { host: name, host_class: "unknown" };
  }
  if (
    !/^[a-z0-9._-]+$/.test(name) || /(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$/.test(name)
  ) {
    try {
      name = new URL(`http://${name}`).hostname;
    } catch {
      return { host: name, host_class: "unknown" };
    }
  }
  name = name.replace(/\.+$/, "");
  const address = ipv4(name);
  if (address !== undefined) {
    return { host: name, host_class: classOfIpv4(address) };
  }
  return { host: name, host_class: classOfName(name) };
}

function classOfName(name: string): HostClass {
  if (METADATA.has(name)) return "metadata";
  if (LOOPBACK_NAMES.test(name)) return "loopback";
  const inside = EMBEDDED.exec(name);
  if (inside !== null) {
    return classOfIpv4(inside.slice(1).map((part) => Number(part)));
  }
  if (PRIVATE_NAMES.test(name) || name === "host.docker.internal") {
    return "private";
  }
  return name.includes(".") ? "public" : "private";
}

function ipv4(text: string): readonly number[] | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) {
    return undefined;
  }
  return parts.map(Number);
}

function classOfIpv4(parts: readonly number[]): HostClass {
  const [a = 0, b = 0] = parts;
  if (METADATA.has(parts.join("."))) return "metadata";
  if (a === 127 || parts.every((part) => part === 0)) return "loopback";
  if (a === 169 && b === 254) return "link_local";
  if (
    a === 0 || a === 10 || (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) || (a === 100 && b >= 64 && b < 128) ||
    (a === 198 && (b === 18 || b === 19)) || a >= 224
  ) return "private";
  return "public";
}

function fromIpv6(text: string): Host {
  let host: string;
  try {
    host = new URL(`http://[${text}]`).hostname.slice(1, -1);
  } catch {
    return { host: text, host_class: "unknown" };
  }
  if (METADATA.has(host)) return { host, host_class: "metadata" };
  if (host === "::1" || host === "::") return { host, host_class: "loopback" };
  const inside = embeddedIpv4(host);
  if (inside !== undefined) {
    return { host, host_class: classOfIpv4(inside) };
  }
  const first = Number.parseInt(host.split(":")[0] || "0", 16);
  if (first >= 0xfe80 && first <= 0xfebf) {
    return { host, host_class: "link_local" };
  }
  if ((first >= 0xfc00 && first <= 0xfdff) || first >= 0xfec0) {
    return { host, host_class: "private" };
  }
  return { host, host_class: "public" };
}

/** The IPv4 address in a mapped, compatible, translated (64:ff9b::) or 6to4 address. */
function embeddedIpv4(host: string): readonly number[] | undefined {
  const words = host.startsWith("2002:")
    ? host.split(":").slice(1, 3)
    : /^::(?:ffff:(?:0:)?)?([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host)
      ?.slice(1) ??
      /^64:ff9b::([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host)?.slice(1);
  if (words === undefined || words.length < 2) return undefined;
  const [high = 0, low = 0] = words.map((word) =>
    Number.parseInt(word || "0", 16)
  );
  return [high >> 8, high & 255, low >> 8, low & 255];
}

/** A host whose name holds the output of a command before its domain: `$(whoami).x.example`. */
const CARRYING =
  /^(?:https?:\/\/)?[^/@]{0,64}?(?:\$\(.*\)|`[^`]*`)[\w.-]*?\.((?:[\w-]+\.)*[a-z][\w-]+)\.?(?:[:/?]|$)/i;

/** Domains that are one's own network, or those that hold an address on purpose. */
const OWN =
  /(?:^|\.)(?:local|localhost|lan|internal|intranet|corp|home|test|svc|nip\.io|sslip\.io|xip\.io|arpa)$/i;

/** The domain that learns what a command printed when the host is looked up; the pieces that are not known are as written. */
export function domainAsked(text: string): string | undefined {
  const domain = CARRYING.exec(text.slice(0, 512))?.[1];
  return domain === undefined || OWN.test(domain) ? undefined : domain;
}
