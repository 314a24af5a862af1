/** Counts what one kind of asker takes: so much a second, and now and then so much more a minute. */
import {
  BurstyRateLimiter,
  type RateLimiterAbstract,
  RateLimiterRes,
} from "rate-limiter-flexible";
import { type Taken, Windows } from "./window.ts";

/** What is allowed. */
export interface Rate {
  /** So many a second. */
  readonly rate: number;
  /** So many more a minute. */
  readonly burst: number;
}

/** Makes the counter of a window of so many seconds; `name` keeps counters in one store apart. */
export type MakeCounter = (
  name: string,
  points: number,
  seconds: number,
) => RateLimiterAbstract;

/** What is left after one request. */
export interface Spent {
  /** Which limit it is. */
  readonly name: string;
  readonly ok: boolean;
  /** How many more there may be in this second. */
  readonly remaining: number;
  /** When there will be more, in whole seconds, at least 1. */
  readonly reset_s: number;
}

/** A counter per key. */
export interface Bucket {
  readonly name: string;
  readonly rate: number;
  /** Takes one; never rejects: what cannot be counted is refused. */
  take(key: string): Spent | Promise<Spent>;
}

/** How to count. */
export interface Counting {
  /** Makes counters elsewhere, such as in Redis; this process counts when absent. */
  readonly make?: MakeCounter | undefined;
  /** Milliseconds since some fixed moment; never goes back. */
  readonly elapsed: () => number;
}

/** How long a burst takes to fill up again, in seconds. */
const BURST_SECONDS = 60;

/** A bucket of that name, or `null` for a rate of 0, which is no limit. */
export function createBucket(
  name: string,
  rate: Rate,
  { make, elapsed }: Counting,
): Bucket | null {
  if (rate.rate === 0) return null;
  return make === undefined
    ? createOwn(name, rate, elapsed)
    : createShared(name, rate, make);
}

function createOwn(
  name: string,
  { rate, burst }: Rate,
  elapsed: () => number,
): Bucket {
  const steady = new Windows(rate, 1_000, elapsed);
  const bursts = burst === 0
    ? null
    : new Windows(burst, BURST_SECONDS * 1_000, elapsed);
  return {
    name,
    rate,
    take(key) {
      const taken = steady.take(key);
      const more = taken.ok ? null : bursts?.take(key) ?? null;
      return more === null
        ? spent(name, taken.ok, taken)
        : spent(name, more.ok, {
          ...taken,
          left_ms: Math.min(taken.left_ms, more.left_ms),
        });
    },
  };
}

function createShared(
  name: string,
  { rate, burst }: Rate,
  make: MakeCounter,
): Bucket {
  const steady = make(name, rate, 1);
  const counter = burst === 0 ? steady : new BurstyRateLimiter(
    steady,
    make(`${name}-burst`, burst, BURST_SECONDS),
  );
  const passed = (left: Res) => spent(name, true, leftOf(left));
  const refused = (left: unknown) =>
    left instanceof RateLimiterRes
      ? spent(name, false, leftOf(left))
      : { name, ok: false, remaining: 0, reset_s: 1 };
  return {
    name,
    rate,
    take: (key) => counter.consume(key).then(passed, refused),
  };
}

type Res = Pick<RateLimiterRes, "remainingPoints" | "msBeforeNext">;

function leftOf({ remainingPoints, msBeforeNext }: Res): Left {
  return { remaining: remainingPoints, left_ms: msBeforeNext };
}

type Left = Omit<Taken, "ok">;

function spent(name: string, ok: boolean, { remaining, left_ms }: Left): Spent {
  return {
    name,
    ok,
    remaining,
    reset_s: Math.max(1, Math.ceil(left_ms / 1_000)),
  };
}
