/** The one file of the room that knows the time. */

/** The time now. */
export function now(): Date {
  return new Date();
}

/** Calls back once after some milliseconds; the function returned cancels it. */
export function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

/** Calls back every so many milliseconds; the function returned ends it. */
export function every(ms: number, callback: () => void): () => void {
  const timer = setInterval(callback, ms);
  return () => clearInterval(timer);
}

/** Resolves after some milliseconds, and keeps the process from ending no longer than anything else does. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => Deno.unrefTimer(setTimeout(resolve, ms)));
}
