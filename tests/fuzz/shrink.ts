/** Makes an input as small as it can be while it still shows the same. */

/** Whether a smaller value still shows it. */
export type Shows = (value: unknown) => Promise<boolean>;

/** How many values are tried at most. */
const MOST_TRIES = 3_000;

/** How long is tried at most, in milliseconds. */
const LONGEST_MS = 60_000;

/** The smallest value that could be found, by leaving out parts of texts, lists and objects at any depth. */
export async function shrink(value: unknown, shows: Shows): Promise<unknown> {
  const end = performance.now() + LONGEST_MS;
  let left = MOST_TRIES;
  const tries: Shows = async (smaller) =>
    left-- > 0 && performance.now() < end && await shows(smaller);
  let smallest = value;
  for (let before = ""; before !== JSON.stringify(smallest) && left > 0;) {
    before = JSON.stringify(smallest);
    smallest = await smaller(smallest, tries);
  }
  return smallest;
}

async function smaller(value: unknown, shows: Shows): Promise<unknown> {
  if (typeof value === "string") {
    const pieces = await fewer(
      value.split(/(?<=\n)/),
      (kept) => shows(kept.join("")),
    );
    const units = await fewer(
      pieces.join("").split(""),
      (kept) => shows(kept.join("")),
    );
    return units.join("");
  }
  if (Array.isArray(value)) {
    const kept: unknown[] = [...await fewer(value, shows)];
    for (const [i, item] of kept.entries()) {
      kept[i] = await smaller(
        item,
        (one) => shows(kept.map((other, at) => at === i ? one : other)),
      );
    }
    return kept;
  }
  if (typeof value !== "object" || value === null) return value;
  let members = await fewer(
    Object.entries(value),
    (kept) => shows(Object.fromEntries(kept)),
  );
  for (const [i, [key, member]] of members.entries()) {
    const withMember = (one: unknown) =>
      members.map((other, at) => at === i ? [key, one] as const : other);
    const best = await smaller(
      member,
      (one) => shows(Object.fromEntries(withMember(one))),
    );
    members = withMember(best).map(([name, one]) => [name, one]);
  }
  return Object.fromEntries(members);
}

/** Leaves out runs of items, long ones first. */
async function fewer<T>(
  items: readonly T[],
  shows: (items: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = items;
  for (let length = kept.length; length >= 1; length = length >> 1) {
    for (let at = 0; at < kept.length;) {
      const without = [...kept.slice(0, at), ...kept.slice(at + length)];
      if (await shows(without)) kept = without;
      else at += length;
    }
  }
  return kept;
}
