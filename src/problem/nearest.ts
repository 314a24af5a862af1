/** Finds the known name that a mistyped one most likely meant. */

/**
 * The candidate closest to a word, or `undefined` when none is close enough to be a typing error.
 *
 * Distance is Damerau-Levenshtein (optimal string alignment) without regard to case; at most a third of the word
 * may differ, and at least one letter always may; parts that both begin with do not count.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    // What a whole family of names begins with says nothing about which of them is meant.
    const same = sharedParts(lower, other);
    const [rest, their] = [lower.slice(same), other.slice(same)];
    const limit = Math.min(least, Math.max(1, Math.floor(rest.length / 3)) + 1);
    const found = distance(rest, their, limit);
    if (found < limit) [best, least] = [candidate, found];
  }
  return best;
}

/** The length of what two words begin with alike, up to the last `_`, `-` or `.` in it. */
function sharedParts(a: string, b: string): number {
  let end = 0;
  for (let at = 0; at < a.length && a[at] === b[at]; at++) {
    if (/[_.-]/.test(a[at] ?? "")) end = at + 1;
  }
  return end;
}

/** The hint that goes with an unknown name: the nearest one, or the list of all. */
export function didYouMean(
  word: string,
  candidates: readonly string[],
): string {
  const best = nearest(word, candidates);
  return best === undefined
    ? `Known names: ${[...candidates].sort().join(", ")}`
    : `Did you mean \`${best}\`?`;
}

function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    [before, above] = [above, row];
  }
  return above[b.length] ?? limit;
}
