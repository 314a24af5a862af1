/** The one file that knows the time. */

/** Where a review takes its time from. */
export interface Clock {
  /** The wall clock, which policies' time ranges and audit records use. */
  now(): Date;
  /** Milliseconds since some fixed moment; never goes back. */
  elapsed(): number;
  /**
   * Resolves to the promise's value, or rejects with {@linkcode DeadlineExceeded} once the time is up.
   *
   * The promise itself goes on: what it does later must not matter to the answer.
   */
  within<T>(milliseconds: number, promise: Promise<T>): Promise<T>;
}

/** Thrown when something took longer than it may. */
export class DeadlineExceeded extends Error {
  override readonly name = "DeadlineExceeded";
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  within(milliseconds, promise) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () =>
          reject(new DeadlineExceeded(`Took longer than ${milliseconds} ms`)),
        milliseconds,
      );
      promise.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  },
};
