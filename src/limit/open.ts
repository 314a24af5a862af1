/** Counts what is being answered at the moment, by asker. */

/** Requests that are being answered. */
export interface Open {
  /** Counts one more of a key, unless there are as many as there may be. */
  enter(key: string): boolean;
  /** Counts one less. */
  leave(key: string): void;
}

/** Counts up to so many a key; a key with none takes no memory. */
export function createOpen(most: number): Open {
  const open = new Map<string, number>();
  return {
    enter(key) {
      const count = open.get(key) ?? 0;
      if (count >= most) return false;
      open.set(key, count + 1);
      return true;
    },
    leave(key) {
      const count = open.get(key) ?? 0;
      if (count > 1) open.set(key, count - 1);
      else open.delete(key);
    },
  };
}
