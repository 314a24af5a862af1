/** Watches the server's memory, and says whether it grows. */
import { KEY } from "../e2e/program.ts";

const MIB = 1_048_576;

/** How much more the last third may hold than the second: what garbage comes to, and no leak. */
const TOLERANCE = { times: 1.25, bytes: 32 * MIB };

/** Medians of the second and the last third, in bytes; the first is the warm-up. */
export interface Growth {
  readonly middle: number;
  readonly last: number;
  readonly grows: boolean;
}

/** Judges figures in the order in which they were taken. */
export function growthOf(figures: readonly number[]): Growth {
  const third = Math.floor(figures.length / 3);
  const middle = median(figures.slice(third, 2 * third));
  const last = median(figures.slice(2 * third));
  return {
    middle,
    last,
    grows: last > middle * TOLERANCE.times + TOLERANCE.bytes,
  };
}

/** Takes the server's own figure every second until the function returned is called. */
export function watchMemory(url: string): () => readonly number[] {
  const figures: number[] = [];
  const timer = setInterval(async () => {
    try {
      const response = await fetch(`${url}/metrics`, {
        headers: { Authorization: `Bearer ${KEY}` },
      });
      const text = await response.text();
      const bytes = /^process_resident_memory_bytes (\S+)/m.exec(text)?.[1];
      if (bytes !== undefined) figures.push(Number(bytes));
    } catch {
      // The server is being restarted.
    }
  }, 1_000);
  return () => {
    clearInterval(timer);
    return figures;
  };
}

/** Bytes in words. */
export function inMiB(bytes: number): string {
  return `${(bytes / MIB).toFixed(0)} MiB`;
}

function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[figures.length >> 1] ?? 0;
}
