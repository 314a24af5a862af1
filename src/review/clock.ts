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

/**
 * The machine's own clock for a process that judges all day: what waits equally long shares one timer.
 *
 * A timer for each review, set and cleared again, would be a twentieth of a call's cost.
 */
export function createSharedClock(): Clock {
  const queues = new Map<number, Queue>();
  return {
    ...systemClock,
    within(milliseconds, promise) {
      let queue = queues.get(milliseconds);
      if (queue === undefined) {
        queue = new Queue(milliseconds);
        queues.set(milliseconds, queue);
      }
      return queue.within(promise);
    },
  };
}

/** A place for one who waits; used again, so that waiting leaves nothing behind for the collector of garbage. */
interface Place {
  until: number;
  /** `null` while nobody waits here. */
  reject: ((error: DeadlineExceeded) => void) | null;
}

/** Whoever waits equally long. */
class Queue {
  readonly #milliseconds: number;
  readonly #places: Place[] = [];
  readonly #free: Place[] = [];
  #armed = false;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  within<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const place = this.#free.pop() ?? this.#newPlace();
      place.until = performance.now() + this.#milliseconds;
      place.reject = reject;
      if (!this.#armed) this.#arm(this.#milliseconds);
      promise.then((value) => {
        if (place.reject === reject) this.#leave(place);
        resolve(value);
      }, (error) => {
        if (place.reject === reject) this.#leave(place);
        reject(error);
      });
    });
  }

  #newPlace(): Place {
    const place: Place = { until: 0, reject: null };
    this.#places.push(place);
    return place;
  }

  #leave(place: Place): void {
    place.reject = null;
    this.#free.push(place);
  }

  #arm(milliseconds: number): void {
    this.#armed = true;
    setTimeout(() => this.#expire(), milliseconds);
  }

  #expire(): void {
    this.#armed = false;
    const now = performance.now();
    let next = Infinity;
    for (const place of this.#places) {
      const { until, reject } = place;
      if (reject === null) continue;
      if (until > now) {
        next = Math.min(next, until);
        continue;
      }
      this.#leave(place);
      reject(
        new DeadlineExceeded(`Took longer than ${this.#milliseconds} ms`),
      );
    }
    if (next < Infinity) this.#arm(Math.ceil(next - now));
  }
}
