/** Finds the keys that end soon, while there is time to exchange them. */
import type { StoredKey } from "./key_file.ts";

const DAY_MS = 86_400_000;

/** A key that ends, as a warning names it. */
export type Ending = Pick<StoredKey, "id" | "owner"> & {
  readonly expires: string;
};

/** The keys that are good now and will not be in so many days, the one that ends first before the others. */
export function endingKeys(
  keys: readonly Pick<StoredKey, "id" | "owner" | "expires">[],
  now: Date,
  days: number,
): readonly Ending[] {
  const from = now.getTime();
  const to = from + days * DAY_MS;
  return keys.flatMap(({ id, owner, expires }) => {
    const end = expires === null ? Infinity : Date.parse(expires);
    return expires !== null && end > from && end < to
      ? [{ id, owner, expires }]
      : [];
  }).sort((a, b) => Date.parse(a.expires) - Date.parse(b.expires));
}
