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

/**
 * The machine's own clock for a process that judges once.
 *
 * The first ordinary timer of a process loads half of the runtime's Node.js layer (6 ms of processor time); this kind
 * does not, but each one stays until its time is up, which a server could not afford.
 */
export const oneShotClock: Clock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  within(milliseconds, promise) {
    const signal = AbortSignal.timeout(milliseconds);
    return new Promise((resolve, reject) => {
      const expire = () =>
        reject(new DeadlineExceeded(`Took longer than ${milliseconds} ms`));
      signal.addEventListener("abort", expire);
      promise.then(resolve, reject).finally(() =>
        signal.removeEventListener("abort", expire)
      );
    });
  },
};

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
