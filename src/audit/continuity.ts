/** Tells whether the file that stands now in the place of another goes on with that one's chain. */
import { type Link, readChained } from "./chain.ts";
import type { Digest } from "./digest.ts";
import type { AuditFile } from "./file.ts";
import { readTail } from "./tail.ts";

/** How much of the end of a copy is compared, in bytes. */
const COMPARED = 4_096;
/** Longest first line that is looked at, in bytes; it says which file of the chain this is. */
const FIRST_LINE = 1_024;
const LINE_FEED = 10;

/**
 * Where the chain of the file that was left ends, if the one that stands in its place does not go on from there: it was
 * moved away, removed or replaced. `null` when all is well: it was rotated, or copied and put back.
 */
export async function lostPlace(
  left: AuditFile,
  next: AuditFile,
  known: Link | null,
  digest: Digest,
): Promise<Link | null> {
  const size = left.size();
  if (size === 0) return known;
  try {
    const tail = await readTail(left, size, digest);
    // A seal is written by a rotation only, however many have followed it since.
    if (tail.sealed || begins(next, tail.link) || repeats(left, next, size)) {
      return null;
    }
    return tail.link;
  } catch {
    return known;
  }
}

function begins(next: AuditFile, { hash }: Link): boolean {
  const bytes = next.read(0, FIRST_LINE);
  const end = bytes.indexOf(LINE_FEED);
  const said = end < 0 ? null : readChained(bytes.subarray(0, end));
  return said?.previous === hash;
}

function repeats(left: AuditFile, next: AuditFile, size: number): boolean {
  const length = Math.min(size, COMPARED);
  if (next.size() < size) return false;
  const [a, b] = [left, next].map((file) => file.read(size - length, length));
  return a !== undefined && a.every((byte, at) => byte === b?.[at]);
}
