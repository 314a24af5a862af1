/** Counts by subject within windows of time, in bounded memory. */

/** How a tally counts. */
export interface TallyOptions {
  /** How many it takes; 0 for never. */
  readonly threshold: number;
  /** How long after a subject's first one they count together, in milliseconds. */
  readonly window_ms: number;
  /** How many subjects are remembered; the one that began longest ago is forgotten first. */
  readonly entries: number;
}

interface Entry {
  /** When it began. */
  readonly since: number;
  count: number;
  /** The different values, where those are counted. */
  readonly values: Set<string>;
}

/** Counts for one rule. Times are in milliseconds on any clock that never goes back. */
export class Tally {
  readonly #options: TallyOptions;
  readonly #entries = new Map<string, Entry>();

  /** Counts nothing yet. */
  constructor(options: TallyOptions) {
    this.#options = options;
  }

  /** Whether nothing is counted, so that there is nothing to ask. */
  get idle(): boolean {
    return this.#entries.size === 0;
  }

  /** Counts one, of a different value where one is given; true for the one that reaches the threshold, once a window. */
  count(subject: string, now: number, value?: string): boolean {
    const { threshold } = this.#options;
    if (threshold === 0) return false;
    const entry = this.#entryOf(subject, now);
    if (value !== undefined) {
      if (entry.count >= threshold || entry.values.has(value)) return false;
      entry.values.add(value);
    }
    entry.count++;
    return entry.count === threshold;
  }

  /** Whether a subject has reached the threshold in its window; it begins anew. */
  take(subject: string, now: number): boolean {
    const entry = this.#entries.get(subject);
    if (entry === undefined) return false;
    this.#entries.delete(subject);
    return !this.#isOver(entry, now) && entry.count >= this.#options.threshold;
  }

  #entryOf(subject: string, now: number): Entry {
    const known = this.#entries.get(subject);
    if (known !== undefined && !this.#isOver(known, now)) return known;
    this.#entries.delete(subject);
    if (this.#entries.size >= this.#options.entries) {
      const [oldest = ""] = this.#entries.keys();
      this.#entries.delete(oldest);
    }
    const entry = { since: now, count: 0, values: new Set<string>() };
    this.#entries.set(subject, entry);
    return entry;
  }

  #isOver({ since }: Entry, now: number): boolean {
    return now - since >= this.#options.window_ms;
  }
}
