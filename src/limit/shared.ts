/** Counts for several servers together, and for this one alone while Redis does not answer. */
import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import type { MakeCounter } from "./bucket.ts";
import type { Store } from "./redis.ts";

/** Whom the counters are shared with, and where. */
export interface SharedOptions {
  readonly store: Store;
  /** What every key begins with. */
  readonly prefix: string;
  /** How many servers share them: without Redis, each allows its part. */
  readonly replicas: number;
}

/** Makes counters in Redis. */
export function sharedCounters(
  { store, prefix, replicas }: SharedOptions,
): MakeCounter {
  return (name, points, seconds) =>
    new ShortKeys({
      storeClient: store,
      keyPrefix: `${prefix}${name}`,
      points,
      duration: seconds,
      // Whoever is over the limit is refused here until its window ends, without another question to Redis.
      inMemoryBlockOnConsumed: points,
      rejectIfRedisNotReady: true,
      insuranceLimiter: new RateLimiterMemory({
        keyPrefix: name,
        points: Math.ceil(points / replicas),
        duration: seconds,
      }),
    });
}

/** Callers choose the names of tools and sessions, as long as they like: Redis gets a digest of each. */
class ShortKeys extends RateLimiterRedis {
  override getKey(key: string | number): string {
    return super.getKey(
      createHash("sha256").update(String(key)).digest("base64url").slice(0, 22),
    );
  }
}
