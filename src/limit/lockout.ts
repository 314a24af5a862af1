/** Locks out who keeps failing to authenticate: for a while, each time twice as long, and nobody else. */
import { doubled } from "./doubling.ts";

/** When somebody is locked out, and for how long. Times are in milliseconds. */
export interface LockoutOptions {
  /** How many failures in a row lock out; 0 for none. */
  readonly failures: number;
  readonly first_ms: number;
  readonly longest_ms: number;
  /** How long after the last failure, or the end of the lock-out, everything is forgotten. */
  readonly forget_ms: number;
  /** How many addresses, and how many credentials, are remembered at most. */
  readonly entries: number;
}

/** A lock-out that begins. */
export interface Began {
  /** Whom it concerns. */
  readonly subject: "address" | "credential";
  /** How long it lasts, in milliseconds. */
  readonly ms: number;
}

/** Who failed, and who may not try at the moment. Times are in milliseconds on any clock that never goes back. */
export interface Lockout {
  /** Whether nobody failed lately, so that there is nothing to ask. */
  idle(): boolean;
  /** How long this address has to wait; 0 when it may try. */
  addressLeft(address: string, now: number): number;
  /** Whether something that takes work may be looked into for an address that is locked out: ten times a second. */
  mayTry(address: string, now: number): boolean;
  /** How long this refused credential, told by its fingerprint, has to wait. A good one is never asked about. */
  credentialLeft(fingerprint: string, now: number): number;
  /**
   * Counts a refused credential, and says which lock-outs begin. One that comes again counts for itself only and not
   * for its address: an agent that was not told of a new key guesses nothing, and must not lock out its neighbours.
   */
  failed(
    address: string,
    fingerprint: string | null,
    now: number,
  ): readonly Began[];
  /** Who is locked out, whoever waits longest first, and how many credentials are. */
  locked(now: number): LockedOut;
  /** Ends the lock-out of an address and forgets what it failed; whether there was one. */
  release(address: string, now: number): boolean;
  /** Takes over a lock-out that another server began, for as long as it lasts, and no longer than one may here. */
  hear(
    subject: Began["subject"],
    name: string,
    ms: number,
    now: number,
  ): void;
  /** Forgets what an address failed before. */
  succeeded(address: string): void;
}

/** Who is locked out at some moment. */
export interface LockedOut {
  readonly addresses: readonly {
    readonly address: string;
    readonly left_ms: number;
  }[];
  readonly credentials: number;
}

interface Entry {
  failures: number;
  /** How many lock-outs there were. */
  locks: number;
  /** Until when it is locked out. */
  until: number;
  /** When it failed for the last time. */
  last: number;
  /** When something was looked into for it although it is locked out. */
  tried: number;
}

/** Least time between two such looks, in milliseconds. */
const TRY_MS = 100;

/** Puts it together; with no failures allowed for, nobody is ever locked out. */
export function createLockout(options: LockoutOptions): Lockout {
  const addresses = new Map<string, Entry>();
  const credentials = new Map<string, Entry>();
  return {
    idle: () => addresses.size === 0 && credentials.size === 0,
    addressLeft: (address, now) => left(addresses.get(address), now),
    mayTry(address, now) {
      const entry = addresses.get(address);
      if (entry === undefined) return true;
      if (now - entry.tried < TRY_MS) return false;
      entry.tried = now;
      return true;
    },
    credentialLeft: (fingerprint, now) =>
      left(credentials.get(fingerprint), now),
    failed(address, fingerprint, now) {
      if (options.failures === 0) return [];
      const known = fingerprint === null
        ? undefined
        : fresh(credentials.get(fingerprint), now, options);
      const began: Began[] = [];
      const count = (
        map: Map<string, Entry>,
        key: string,
        subject: Began["subject"],
      ) => {
        const ms = fail(map, key, now, options);
        if (ms > 0) began.push({ subject, ms });
      };
      if (fingerprint !== null) count(credentials, fingerprint, "credential");
      if (known === undefined) count(addresses, address, "address");
      return began;
    },
    locked: (now) => ({
      addresses: [...addresses]
        .map(([address, entry]) => ({ address, left_ms: left(entry, now) }))
        .filter(({ left_ms }) => left_ms > 0)
        .sort((a, b) => b.left_ms - a.left_ms),
      credentials:
        [...credentials.values()].filter((entry) => left(entry, now) > 0)
          .length,
    }),
    release(address, now) {
      const locked = left(addresses.get(address), now) > 0;
      if (locked) addresses.delete(address);
      return locked;
    },
    hear(subject, name, ms, now) {
      if (options.failures === 0) return;
      const map = subject === "address" ? addresses : credentials;
      const entry = renew(map, name, now, options);
      const left = Math.min(ms, options.longest_ms);
      entry.until = Math.max(entry.until, now + left);
    },
    succeeded: (address) => void addresses.delete(address),
  };
}

function left(entry: Entry | undefined, now: number): number {
  return entry === undefined ? 0 : Math.max(0, entry.until - now);
}

function fresh(
  entry: Entry | undefined,
  now: number,
  { forget_ms }: LockoutOptions,
): Entry | undefined {
  return entry !== undefined &&
      now < Math.max(entry.last, entry.until) + forget_ms
    ? entry
    : undefined;
}

/** Counts one failure; the length of the lock-out that it begins, or 0. */
function fail(
  map: Map<string, Entry>,
  key: string,
  now: number,
  options: LockoutOptions,
): number {
  const entry = renew(map, key, now, options);
  if (entry.until > now || ++entry.failures < options.failures) return 0;
  const ms = doubled(options.first_ms, entry.locks++, options.longest_ms);
  entry.until = now + ms;
  entry.failures = 0;
  return ms;
}

/** The entry of somebody who fails now; of more than may be remembered, the one that failed longest ago is forgotten. */
function renew(
  map: Map<string, Entry>,
  key: string,
  now: number,
  options: LockoutOptions,
): Entry {
  const entry = fresh(map.get(key), now, options) ??
    { failures: 0, locks: 0, until: 0, last: now, tried: -Infinity };
  // The map keeps the order in which they failed, so the first is the one that failed longest ago.
  map.delete(key);
  map.set(key, entry);
  if (map.size > options.entries) {
    for (const oldest of map.keys()) {
      map.delete(oldest);
      break;
    }
  }
  entry.last = now;
  return entry;
}
