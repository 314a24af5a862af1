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

/** More names than these are not listed to somebody who mistyped one. */
const LISTED = 20;

/** The hint that goes with an unknown name: the nearest one, the list of all, or of many those that are most like it. */
export function didYouMean(
  word: string,
  candidates: readonly string[],
): string {
  const best = nearest(word, candidates);
  if (best !== undefined) return `Did you mean \`${best}\`?`;
  return candidates.length <= LISTED
    ? `Known names: ${[...candidates].sort().join(", ")}`
    : `Of ${candidates.length} names the nearest: ${
      mostLike(word.toLowerCase(), candidates).join(", ")
    }`;
}

/** The three names that have most parts in common with a word, and of those with as many the ones that are spelled most like it. */
function mostLike(
  lower: string,
  candidates: readonly string[],
): readonly string[] {
  const parts = lower.split(/[_.-]/);
  return candidates.map((name) => {
    const other = name.toLowerCase();
    const theirs = other.split(/[_.-]/);
    return {
      name,
      shared: parts.filter((part) => theirs.includes(part)).length,
      away: distance(lower, other, Number.POSITIVE_INFINITY),
    };
  }).sort((a, b) => b.shared - a.shared || a.away - b.away)
    .slice(0, 3).map(({ name }) => name);
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
