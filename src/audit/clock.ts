/** The one file of the room that waits. The time of a decision is the review's, which arrives with the entry. */

/** What time it is, for what is recorded of the files themselves. */
export function wallTime(): Date {
  return new Date();
}

/** Milliseconds since some fixed moment; never goes back. */
export function elapsed(): number {
  return performance.now();
}

/** Resolves after some milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Calls back once after some milliseconds, without keeping the process alive for it; the result cancels. */
export function later(milliseconds: number, callback: () => void): () => void {
  const timer = setTimeout(callback, milliseconds);
  Deno.unrefTimer(timer);
  return () => clearTimeout(timer);
}

/** Resolves once everything that has come in by now was looked at. */
export function soon(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
