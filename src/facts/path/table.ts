/** Finds in which of many named places a path lies, by a table that is indexed once. */
import {
  hasWildcard,
  matchesWildcard,
  unescapeWildcards,
  type Wildcard,
  wildcardOf,
} from "./wildcard.ts";

interface Entry {
  readonly label: number;
  readonly segments: readonly Segment[];
  /** With all that is below the last segment. */
  readonly below: boolean;
  /** Takes the label away instead of giving it. */
  readonly exception: boolean;
  /** Counted from the root rather than from any folder. */
  readonly rooted: boolean;
}

/** One segment of a pattern, with the plain text before its first wildcard and after its last. */
interface Segment {
  readonly text: string;
  readonly wild: boolean;
  readonly head: string;
  readonly tail: string;
  /** Whether there is nothing but one `*` between the two. */
  readonly simple: boolean;
}

/** Labelled patterns, ready to be looked up. */
export interface Table<L extends string> {
  /** The labels of a path, given as lower-case segments without empty ones. */
  lookup(segments: readonly string[], rooted: boolean): ReadonlySet<L>;
}

/**
 * Makes a table of patterns in lower case: from the root with a leading `/`, else below any folder; `/**` at the end
 * takes in the folder and all that is below; a leading `!` makes an exception to the same label.
 *
 * A looked-up path may itself hold wildcards: it then has the label of every place that it could match, unless only
 * a bare `*`, or all files of one kind as in `*.js`, would match it.
 */
export function tableOf<L extends string>(
  lists: Readonly<Record<L, readonly string[]>>,
): Table<L> {
  const labels = Object.keys(lists) as L[];
  const rooted = new Index();
  const floating = new Index();
  let filled = false;
  const fill = () => {
    filled = true;
    labels.forEach((name, label) => {
      for (const pattern of lists[name]) {
        (isRooted(pattern) ? rooted : floating).add(pattern, label);
      }
    });
  };
  return {
    lookup(segments, fromRoot) {
      if (!filled) fill();
      const given = new Set<number>();
      const taken = new Set<number>();
      const wild = segments.some(hasWildcard);
      const path = wild ? segments : segments.map(unescapeWildcards);
      // They are compared with hundreds of places.
      const wilds = wild
        ? path.map((one) => hasWildcard(one) ? wildcardOf(one) : null)
        : null;
      for (let start = 0; start < path.length; start++) {
        if (start === 0 && fromRoot) {
          for (const some of candidates(rooted, path[0] ?? "", wilds?.[0])) {
            for (const entry of some) note(entry, path, 0, wilds, given, taken);
          }
        }
        for (
          const some of candidates(floating, path[start] ?? "", wilds?.[start])
        ) {
          for (const entry of some) {
            note(entry, path, start, wilds, given, taken);
          }
        }
      }
      const found = new Set<L>();
      for (const label of given) {
        const name = labels[label];
        if (name !== undefined && !taken.has(label)) found.add(name);
      }
      return found;
    },
  };
}

interface Bucket {
  readonly patterns: (readonly [pattern: string, label: number])[];
  /** What the patterns mean, once somebody has asked. */
  entries: readonly Entry[] | null;
}

/** Patterns by their first segment. They are read when they are looked up: a process that asks once needs few. */
class Index {
  readonly #plain = new Map<string, Bucket>();
  readonly #wild: Bucket = { patterns: [], entries: null };

  add(pattern: string, label: number): void {
    const first = firstOf(pattern);
    let bucket = WILD.test(first) ? this.#wild : this.#plain.get(first);
    if (bucket === undefined) {
      this.#plain.set(first, bucket = { patterns: [], entries: null });
    }
    bucket.patterns.push([pattern, label]);
  }

  /** The entries that begin with this segment, or may. */
  beginningWith(segment: string): readonly (readonly Entry[])[] {
    const plain = this.#plain.get(segment);
    const wild = entriesOf(this.#wild);
    return plain === undefined ? [wild] : [entriesOf(plain), wild];
  }

  all(): readonly (readonly Entry[])[] {
    return [...this.#plain.values(), this.#wild].map(entriesOf);
  }
}

const WILD = /[*?[]/;

/** The first segment of a pattern; of hundreds of patterns, so without an expression. */
function firstOf(pattern: string): string {
  const start = pattern.startsWith("!") ? 1 : 0;
  const from = pattern.charAt(start) === "/" ? start + 1 : start;
  const end = pattern.indexOf("/", from);
  return end < 0 ? pattern.slice(from) : pattern.slice(from, end);
}

function entriesOf(bucket: Bucket): readonly Entry[] {
  return bucket.entries ??= bucket.patterns.map(([pattern, label]) =>
    entryOf(pattern, label)
  );
}

function candidates(
  index: Index,
  segment: string,
  wild: Wildcard | null | undefined,
): readonly (readonly Entry[])[] {
  return wild ? index.all() : index.beginningWith(segment);
}

function note(
  entry: Entry,
  path: readonly string[],
  start: number,
  wilds: readonly (Wildcard | null)[] | null,
  given: Set<number>,
  taken: Set<number>,
): void {
  const end = start + entry.segments.length;
  if (entry.below ? path.length < end : path.length !== end) return;
  for (let at = 0; at < entry.segments.length; at++) {
    const segment = path[start + at] ?? "";
    const wanted = entry.segments[at];
    if (wanted === undefined || covers(wanted, segment)) continue;
    // An exception must be certain: `.env?` may be `.env.example`, and may be something else.
    const wild = wilds?.[start + at];
    if (entry.exception || !wild) return;
    const anchored = at > 0 || entry.rooted;
    if (!anchored && (wild.plain < 2 || wild.kind)) return;
    if (!wild.matches(wanted.text)) return;
  }
  (entry.exception ? taken : given).add(entry.label);
}

function covers(wanted: Segment, segment: string): boolean {
  if (!wanted.wild) return wanted.text === segment;
  return segment.length >= wanted.head.length + wanted.tail.length &&
    segment.startsWith(wanted.head) && segment.endsWith(wanted.tail) &&
    (wanted.simple || matchesWildcard(wanted.text, segment));
}

function entryOf(pattern: string, label: number): Entry {
  const exception = pattern.startsWith("!");
  const text = exception ? pattern.slice(1) : pattern;
  const below = text.endsWith("/**");
  const rooted = isRooted(pattern);
  const segments = (below ? text.slice(0, -3) : text).split("/").filter((one) =>
    one !== ""
  );
  return {
    label,
    segments: segments.map(segmentOf),
    below,
    exception,
    rooted,
  };
}

function segmentOf(text: string): Segment {
  const head = /^[^*?[]*/.exec(text)?.[0] ?? "";
  const tail = /[^*?\]]*$/.exec(text)?.[0] ?? "";
  const wild = head.length < text.length;
  const simple = wild &&
    text.slice(head.length, text.length - tail.length) === "*";
  return { text, wild, head, tail: wild ? tail : "", simple };
}

function isRooted(pattern: string): boolean {
  const start = pattern.startsWith("!") ? 1 : 0;
  return pattern.charAt(start) === "/" || pattern.startsWith(":/", start + 1);
}
