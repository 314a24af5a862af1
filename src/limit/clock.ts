/** The one file of the room that knows the time. */

/** Milliseconds since some fixed moment; never goes back, whatever is done to the wall clock. */
export function elapsed(): number {
  return performance.now();
}
