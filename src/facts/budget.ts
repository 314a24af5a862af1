/** How much work one analysis may take, counted in units that no clock can disturb. */

/** The limits of one analysis. */
export interface Budget {
  /** Characters of all commands together; a longer call is not looked at. */
  readonly bytes: number;
  /** Units of work: a command costs one, and so do its words, expansions and effects. */
  readonly steps: number;
  /** How deep commands, functions and scripts may nest. */
  readonly depth: number;
  /** Effects in the result. */
  readonly effects: number;
}

/** What a call may cost unless the caller says otherwise. */
export const BUDGET: Budget = {
  bytes: 262_144,
  steps: 6_000,
  depth: 32,
  effects: 800,
};

/** Counts the work of one analysis and says when it must stop. */
export class Meter {
  readonly #budget: Budget;
  #steps = 0;
  #exhausted = false;

  /** Begins to count. */
  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** Units spent so far. */
  get steps(): number {
    return this.#steps;
  }

  /** Whether something was left out. */
  get exhausted(): boolean {
    return this.#exhausted;
  }

  /** Spends units; `false` when there are none left. */
  spend(units = 1): boolean {
    this.#steps += units;
    if (this.#steps > this.#budget.steps) this.#exhausted = true;
    return !this.#exhausted;
  }

  /** Stops the work: something cannot be looked at. */
  stop(): void {
    this.#exhausted = true;
  }

  /** Whether a nesting of this depth is allowed; if not, something is left out. */
  enter(depth: number): boolean {
    if (depth > this.#budget.depth) this.#exhausted = true;
    return depth <= this.#budget.depth && !this.#exhausted;
  }

  /** Whether a text of this length may be looked at, in characters. */
  admits(length: number): boolean {
    if (length > this.#budget.bytes) this.#exhausted = true;
    return length <= this.#budget.bytes;
  }

  /** Whether one more effect fits. */
  holds(effects: number): boolean {
    if (effects >= this.#budget.effects) this.#exhausted = true;
    return effects < this.#budget.effects;
  }
}
