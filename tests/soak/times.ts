/** Counts how long requests took, in little memory however many they are. */

/** Each step is so much longer than the one before; a figure is that exact. */
const STEP = Math.log(1.02);
const SHORTEST_MS = 0.01;

/** Times in milliseconds. */
export class Times {
  readonly #steps: number[] = [];
  #count = 0;

  /** How many there are. */
  get count(): number {
    return this.#count;
  }

  /** Counts one. */
  add(ms: number): void {
    const step = Math.max(0, Math.ceil(Math.log(ms / SHORTEST_MS) / STEP));
    this.#steps[step] = (this.#steps[step] ?? 0) + 1;
    this.#count++;
  }

  /** The time within which this part of all were done, at most 2 % too long; `NaN` of none. */
  within(part: number): number {
    let left = Math.ceil(this.#count * part);
    for (let step = 0; step < this.#steps.length; step++) {
      left -= this.#steps[step] ?? 0;
      if (left <= 0 && this.#count > 0) {
        return SHORTEST_MS * Math.exp(step * STEP);
      }
    }
    return NaN;
  }
}
