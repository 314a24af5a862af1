/** How long to wait before the next try, so that what comes and goes is not joined and left all the time. */
import { doubled } from "./doubling.ts";

/** Times are in milliseconds. */
export interface RetryOptions {
  readonly first_ms: number;
  readonly most_ms: number;
  /** What lasts this long counts as having come to stay. */
  readonly calm_ms: number;
  /** Milliseconds since some fixed moment; never goes back. */
  readonly elapsed: () => number;
}

/** Tells how long to wait. */
export interface Retry {
  /** It came. */
  came(): void;
  /** It went away again. */
  went(): void;
  /** How long to wait before the next try, in milliseconds. */
  wait(): number;
}

/** Waits twice as long after each time that it went away soon after it came; while it only stays away, as long as before. */
export function createRetry(
  { first_ms, most_ms, calm_ms, elapsed }: RetryOptions,
): Retry {
  let brief = 0;
  let since = -Infinity;
  return {
    came() {
      since = elapsed();
    },
    went() {
      brief = elapsed() - since < calm_ms ? brief + 1 : 0;
    },
    wait: () => doubled(first_ms, brief, most_ms),
  };
}
