/** Numbers that look drawn at random and are the same for the same seed, on every machine. */

/** A source of choices; two of one seed choose alike. */
export class Random {
  #state: number;

  /** Begins at a seed, of which 32 bits count. */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** The source for one input of a run: it depends on nothing that was drawn before. */
  static of(seed: number, index: number): Random {
    const first = new Random(seed ^ Math.imul(index + 1, 0x9e3779b1));
    return new Random(first.#next() ^ index);
  }

  /** A whole number from 0 to below `below`. */
  below(below: number): number {
    return Math.floor(this.#next() / 0x1_0000_0000 * below);
  }

  /** Whether something of this probability happens. */
  chance(probability: number): boolean {
    return this.#next() < probability * 0x1_0000_0000;
  }

  /** One of some values, of which there must be at least one. */
  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }

  /** A small number from 1, each twice as rare as the one before, to `most`. */
  few(most: number): number {
    let count = 1;
    while (count < most && this.chance(0.5)) count++;
    return count;
  }

  // Mulberry32, by Tommy Ettinger, in the public domain.
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}
