/** Turns away for a while who was refused again and again: each block twice as long as the last, and each with an end. */
import { doubled } from "./doubling.ts";

/** When to block, and for how long. */
export interface BlockOptions {
  /** Refusals within a minute after which a key is blocked; 0 for never. */
  readonly after: number;
  /** How long the first block lasts, in milliseconds. */
  readonly first_ms: number;
  /** The longest, and after how long without a further one the next is short again, in milliseconds. */
  readonly most_ms: number;
  /** Milliseconds since some fixed moment; never goes back. */
  readonly elapsed: () => number;
}

/** Who is blocked. */
export interface Blocks {
  /** For how long a key is still blocked, in milliseconds; 0 when it is not. */
  left(key: string): number;
  /** Notes that a key was refused; true when that blocks it. */
  refused(key: string): boolean;
  /** Takes over a block that another server began, for as long as it lasts, and no longer than one may here. */
  hear(key: string, ms: number): void;
}

/** How many keys are remembered; the one refused longest ago is forgotten for a further one. */
export const MOST_KEYS = 20_000;

const MINUTE_MS = 60_000;

interface Standing {
  /** Refusals since `since`. */
  count: number;
  since: number;
  /** Until when it is blocked. */
  until: number;
  /** How many blocks it had, one soon after the other. */
  blocks: number;
}

/** Remembers refusals. */
export function createBlocks(
  { after, first_ms, most_ms, elapsed }: BlockOptions,
): Blocks {
  const standings = new Map<string, Standing>();
  const standingOf = (key: string, now: number): Standing => {
    const standing = standings.get(key) ??
      { count: 0, since: now, until: -Infinity, blocks: 0 };
    standings.delete(key);
    standings.set(key, standing);
    if (standings.size > MOST_KEYS) {
      for (const first of standings.keys()) {
        standings.delete(first);
        break;
      }
    }
    return standing;
  };
  return {
    hear(key, ms) {
      if (after === 0) return;
      const now = elapsed();
      const standing = standingOf(key, now);
      standing.until = Math.max(standing.until, now + Math.min(ms, most_ms));
    },
    left(key) {
      // What is asked of every request: nothing is looked at while nobody was refused.
      if (standings.size === 0) return 0;
      const standing = standings.get(key);
      return standing === undefined
        ? 0
        : Math.max(0, standing.until - elapsed());
    },
    refused(key) {
      if (after === 0) return false;
      const now = elapsed();
      const standing = standingOf(key, now);
      if (now < standing.until) return false;
      if (now - standing.since > MINUTE_MS) {
        standing.count = 0;
        standing.since = now;
      }
      if (++standing.count < after) return false;
      if (now - standing.until > most_ms) standing.blocks = 0;
      standing.until = now + doubled(first_ms, standing.blocks++, most_ms);
      standing.count = 0;
      standing.since = standing.until;
      return true;
    },
  };
}
