/** Keeps the rotated files within their limits: removes the oldest, and compresses the others. */
import { removeFile, sizeOf } from "./file.ts";
import { firstLine } from "./lines.ts";
import { packFile } from "./pack.ts";
import { isPacked } from "./packed.ts";
import { readChained } from "./chain.ts";
import type { Unchained } from "./chain.ts";
import type { Removal } from "./line.ts";
import { packedPath, partAt, partPath } from "./rotate.ts";
import { headOf } from "./tail.ts";

/** How long rotated files are kept, and how. */
export interface Retention {
  /** How many are kept. */
  readonly keep: number;
  /** How long one is kept after its last record, in milliseconds; 0 for any time. */
  readonly keep_ms: number;
  /** How many bytes they may have together, as they are on the disk; 0 for any number. */
  readonly keep_bytes: number;
  /** Whether all but the latest are compressed. */
  readonly compress: boolean;
  /** Whether nothing is removed, whatever the limits say. */
  readonly hold: boolean;
}

/** What keeping the limits takes. */
export interface RetainParts {
  /** The file that the chain ends in. */
  readonly path: string;
  readonly now: Date;
  /** Resolves once a record is written. */
  readonly append: (record: Unchained) => Promise<void>;
  /** Whether the work is to be ended soon. */
  readonly isStopping: () => boolean;
}

/** A rotated file. */
interface Part {
  readonly part: number;
  readonly path: string;
  /** When its last record was written at the latest, in milliseconds since 1970; `null` where nothing says so. */
  readonly until_ms: number | null;
  /** What follows it in the chain. */
  readonly next: { readonly sequence: number; readonly previous: string };
}

/**
 * Removes and compresses what the limits say.
 *
 * INVARIANT (recorded first): before a file is removed, a record in the chain names the last record that goes with it,
 * which what is left begins after. Killed in between, it leaves a file that the next call removes.
 */
export async function retain(
  { keep, keep_ms, keep_bytes, compress, hold }: Retention,
  parts: RetainParts,
): Promise<void> {
  let kept = await partsOf(parts.path);
  const remove = async (count: number, why: Removal) => {
    await removeFirst(kept.slice(0, count), why, parts);
    kept = kept.slice(count);
  };
  if (!hold) {
    await remove(Math.max(0, kept.length - keep), "count");
    const oldest = parts.now.getTime() - keep_ms;
    if (keep_ms > 0) {
      await remove(
        prefix(kept, ({ until_ms }) => until_ms !== null && until_ms < oldest),
        "age",
      );
    }
  }
  for (const { part, path } of compress ? kept.slice(0, -1) : []) {
    if (isPacked(path)) continue;
    await packFile(partPath(parts.path, part));
    if (parts.isStopping()) return;
  }
  if (hold || keep_bytes === 0) return;
  const sizes = kept.map(({ part }) => sizeOf(placeOf(parts.path, part)));
  let total = sizes.reduce((sum, size) => sum + size, 0);
  await remove(
    prefix(sizes, (size) => {
      const over = total > keep_bytes;
      total -= size;
      return over;
    }),
    "size",
  );
}

async function partsOf(path: string): Promise<readonly Part[]> {
  const found: Part[] = [];
  let line = await firstLine(path);
  for (let { part } = headOf(line); part > 1; part--) {
    const place = partAt(path, part - 1);
    const next = readChained(line);
    if (place === null || next === null) break;
    found.unshift({
      part: part - 1,
      path: place,
      until_ms: headOf(line).since_ms,
      next,
    });
    line = await firstLine(place);
  }
  return found;
}

async function removeFirst(
  gone: readonly Part[],
  why: Removal,
  { path, now, append }: RetainParts,
): Promise<void> {
  const last = gone.at(-1);
  if (last === undefined) return;
  await append({
    kind: "removed",
    time: now.toISOString(),
    part: last.part,
    last_sequence: last.next.sequence - 1,
    last_hash: last.next.previous,
    why,
  });
  for (const { part } of gone) {
    const plain = partPath(path, part);
    removeFile(packedPath(plain));
    removeFile(plain);
  }
}

function placeOf(path: string, part: number): string {
  const place = partAt(path, part);
  if (place === null) throw new Error(`\`${partPath(path, part)}\` is gone`);
  return place;
}

/** How many of the first items something holds for. */
function prefix<T>(items: readonly T[], holds: (item: T) => boolean): number {
  const end = items.findIndex((item) => !holds(item));
  return end === -1 ? items.length : end;
}
