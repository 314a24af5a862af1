/** What a number usually is, and how far from that it usually strays, learnt from one value after the other. */

/** What is learnt of one number. */
export interface Usual {
  /** How many values were learnt. */
  readonly learnt: number;
  readonly mean: number;
  /** The mean square of what values stray from the mean. */
  readonly variance: number;
}

/** Nothing is learnt yet. */
export const NOTHING_LEARNT: Usual = { learnt: 0, mean: 0, variance: 0 };

/**
 * Learns one more value: all count the same until `memory` of them are learnt, and then older ones fade.
 *
 * The exponentially weighted mean and variance of T. Finch, "Incremental calculation of weighted mean and variance"
 * (2009), section 9.
 */
export function learn(usual: Usual, value: number, memory: number): Usual {
  const learnt = usual.learnt + 1;
  const weight = 1 / Math.min(learnt, memory);
  const off = value - usual.mean;
  return {
    learnt,
    mean: usual.mean + weight * off,
    variance: (1 - weight) * (usual.variance + weight * off * off),
  };
}

/** Whether a value read from a file can have been learnt. */
export function isUsual(value: unknown): value is Usual {
  const { learnt, mean, variance } = (value ?? {}) as Partial<Usual>;
  return Number.isSafeInteger(learnt) &&
    [learnt, mean, variance].every((one) => Number.isFinite(one) && one! >= 0);
}
