/** Finds the known name that a mistyped one most likely meant. */

/**
 * The candidate closest to a word, or `undefined` when none is close enough to be a typing error.
 *
 * Distance is Damerau-Levenshtein (optimal string alignment) without regard to case; at most a third of the word
 * may differ, and at least one letter always may.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    const found = distance(word.toLowerCase(), candidate.toLowerCase(), least);
    if (found < least) [best, least] = [candidate, found];
  }
  return best;
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
