/** Works out where a request comes from, and whether one may come from there. */
import { readAddress } from "../config/network.ts";
import { askerOf, written } from "./address.ts";
import { type Matcher, matcherOf } from "./networks.ts";

/** Where a request comes from. */
export interface Source {
  /** Its address as it was told; empty of a peer that has gone. */
  readonly address: string;
  /** By what it is counted. */
  readonly asker: string;
  /** Whether requests may come from there. */
  readonly allowed: boolean;
  /** Whether it is a proxy that speaks for others. */
  readonly proxy: boolean;
}

/** What decides about that. */
export interface SourceOptions {
  readonly trusted_proxies: readonly string[];
  readonly allow_addresses: readonly string[];
  readonly deny_addresses: readonly string[];
  /** Whether requests may come from the country of an address; everywhere when absent. */
  readonly country?: (address: string) => boolean;
}

/** Knows sources. */
export interface Sources {
  /** The other end of a connection. */
  peer(address: string | undefined): Source;
  /** Whoever sent a request; what proxies add is believed of trusted ones alone. */
  sender(
    address: string | undefined,
    header: (name: string) => string | undefined,
  ): Source;
  /** Judges every address anew: what decides about countries has changed. */
  forget(): void;
}

/** How many addresses are remembered, so that each is read once. */
const REMEMBERED = 4_096;

/** Makes the rules of these settings. */
export function createSources(options: SourceOptions): Sources {
  const trusted = matcherOf(options.trusted_proxies);
  const allow = matcherOf(options.allow_addresses);
  const deny = matcherOf(options.deny_addresses);
  const everywhere = options.allow_addresses.length === 0;
  const nowhere = options.deny_addresses.length === 0;
  const { country } = options;
  const judge = (address: string): Source => {
    const groups = readAddress(address);
    if (groups === null) {
      return {
        address,
        asker: UNKNOWN,
        allowed: everywhere && nowhere && country === undefined,
        proxy: false,
      };
    }
    return {
      address,
      asker: askerOf(groups),
      allowed: !deny(address) && (everywhere || allow(address)) &&
        (country === undefined || country(written(groups))),
      proxy: trusted(address),
    };
  };
  const known = new Map<string, Source>();
  const peer = (address = "") => {
    const before = known.get(address);
    if (before !== undefined) return before;
    const source = judge(address);
    if (known.size >= REMEMBERED) known.clear();
    known.set(address, source);
    return source;
  };
  return {
    peer,
    forget: () => known.clear(),
    sender(address, header) {
      const source = peer(address);
      if (!source.proxy) return source;
      const forwarded = header("x-forwarded-for");
      return forwarded === undefined
        ? source
        : peer(lastUntrusted(forwarded, trusted) ?? address);
    },
  };
}

/** The asker of whom nothing can be read. */
const UNKNOWN = "unknown";

/**
 * Each proxy adds at the end whom it heard, so from there on back: the first that is no trusted proxy is the sender;
 * what stands before it, anybody may have written. What is no address is given back as it is, and is nobody known.
 */
function lastUntrusted(forwarded: string, trusted: Matcher): string | null {
  const hops = forwarded.split(",").map((hop) => hop.trim());
  for (const hop of hops.reverse()) {
    if (readAddress(hop) === null) return UNKNOWN;
    if (!trusted(hop)) return hop;
  }
  return null;
}
