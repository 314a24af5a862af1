/** Counts what one kind of asker takes: so much a second, and now and then so much more a minute. */
import {
  BurstyRateLimiter,
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRes,
} from "rate-limiter-flexible";

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
  take(key: string): Promise<Spent>;
}

/** Counters in this process; each key is forgotten when its window ends, so memory is bounded by what comes in. */
export function inMemory(
  name: string,
  points: number,
  seconds: number,
): RateLimiterAbstract {
  return new RateLimiterMemory({
    keyPrefix: name,
    points,
    duration: seconds,
  });
}

/** How long a burst takes to fill up again, in seconds. */
const BURST_SECONDS = 60;

/** A bucket of that name, or `null` for a rate of 0, which is no limit. */
export function createBucket(
  name: string,
  { rate, burst }: Rate,
  make: MakeCounter = inMemory,
): Bucket | null {
  if (rate === 0) return null;
  const steady = make(name, rate, 1);
  const counter = burst === 0 ? steady : new BurstyRateLimiter(
    steady,
    make(`${name}-burst`, burst, BURST_SECONDS),
  );
  const spent = (ok: boolean, { remainingPoints, msBeforeNext }: Res) => ({
    name,
    ok,
    remaining: remainingPoints,
    reset_s: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  });
  const passed = (left: Res) => spent(true, left);
  const refused = (left: unknown) =>
    left instanceof RateLimiterRes
      ? spent(false, left)
      : { name, ok: false, remaining: 0, reset_s: 1 };
  return {
    name,
    rate,
    take: (key) => counter.consume(key).then(passed, refused),
  };
}

type Res = Pick<RateLimiterRes, "remainingPoints" | "msBeforeNext">;
