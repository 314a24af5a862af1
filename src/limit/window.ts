/**
 * Counts in this process, at once: a window of time begins with the first use of a key and ends by itself.
 *
 * A library's counters answer by promises and set a timer for each key, which costs more than a decision.
 */

/** What is left after one use. Times are in milliseconds. */
export interface Taken {
  readonly ok: boolean;
  /** How many more there may be in this window. */
  readonly remaining: number;
  /** When it ends. */
  readonly left_ms: number;
}

interface Window {
  count: number;
  readonly ends: number;
}

/** Windows of one length, in each of which a key may be used so many times. */
export class Windows {
  readonly #points: number;
  readonly #length_ms: number;
  readonly #elapsed: () => number;
  readonly #open = new Map<string, Window>();

  /** `elapsed` tells milliseconds since some fixed moment, and never goes back. */
  constructor(points: number, length_ms: number, elapsed: () => number) {
    this.#points = points;
    this.#length_ms = length_ms;
    this.#elapsed = elapsed;
  }

  /** How many keys are remembered; those whose window has ended are forgotten when the next one begins. */
  get size(): number {
    return this.#open.size;
  }

  /** Uses a key once. */
  take(key: string): Taken {
    const now = this.#elapsed();
    const known = this.#open.get(key);
    const window = known !== undefined && known.ends > now
      ? known
      : this.#begin(key, now);
    window.count++;
    return {
      ok: window.count <= this.#points,
      remaining: Math.max(0, this.#points - window.count),
      left_ms: window.ends - now,
    };
  }

  #begin(key: string, now: number): Window {
    // All last equally long and are kept in the order in which they began, so those that ended come first.
    for (const [first, { ends }] of this.#open) {
      if (ends > now) break;
      this.#open.delete(first);
    }
    const window = { count: 0, ends: now + this.#length_ms };
    this.#open.set(key, window);
    return window;
  }
}
