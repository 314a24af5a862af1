/** Times work that takes microseconds, so that a busy machine and a cold compiler disturb it little. */

/** The number that a quarter of some numbers are below; `NaN` of none. What slows a run down is mostly other work. */
export function quartile(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 4)] ?? NaN;
}

/** The middle of some numbers; `NaN` of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** How long and how often to time. */
export interface Effort {
  /** Work before anything counts, in milliseconds. */
  readonly warm_ms: number;
  /** Length of one batch, whose mean is one measurement, in milliseconds. */
  readonly batch_ms: number;
  /** How many batches; their lower quartile counts. */
  readonly batches: number;
}

/** Enough for a steady figure. */
export const STEADY: Effort = { warm_ms: 400, batch_ms: 20, batches: 25 };

/** Milliseconds that one run of `work` takes, by the lower quartile of batches. */
export function time(work: () => unknown, effort: Effort = STEADY): number {
  let runs = 0;
  const began = performance.now();
  do {
    work();
    runs++;
  } while (performance.now() - began < effort.warm_ms);
  const each = (performance.now() - began) / runs;
  const batch = Math.max(1, Math.round(effort.batch_ms / each));
  return quartile(Array.from({ length: effort.batches }, () => {
    const start = performance.now();
    for (let i = 0; i < batch; i++) work();
    return (performance.now() - start) / batch;
  }));
}
