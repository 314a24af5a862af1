/** Where it is kept when keys were used. */

/** The file beside the keys; the file of keys itself is never written for this. */
export function usageFile(keys: string): string {
  return `${keys}.used`;
}

/** Every path that keeping it writes to: the file, what takes its place, and its lock. */
export function usagePaths(keys: string): readonly string[] {
  const file = usageFile(keys);
  return [file, `${file}.new`, `${file}.lock`];
}
