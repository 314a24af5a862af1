/** Reads the latest decisions from the end of an audit file, whichever process wrote them. */
import { type AuditFile, openForReading } from "./file.ts";
import { decisionIn, kindOf } from "./decision.ts";
import { type OpenRecord, openWithoutKey } from "./encrypted.ts";
import type { AuditRecord } from "./record.ts";
import { partPath } from "./rotate.ts";
import { readHead } from "./tail.ts";

/** Most decisions that are given. */
export const MOST_RECENT = 1_000;
/** How much is read at first, and at most, in bytes. */
const FIRST_BYTES = 65_536;
const MOST_BYTES = 16_777_216;
/** Length at which the lines of what is given together are enough, so that no answer is much longer. */
const MOST_GIVEN = 4_194_304;

/**
 * So many of the latest decisions, newest first, and fewer once they are 4 MiB together; over the rotated
 * files as far as they reach within 16 MiB a file; none are looked for in compressed ones. A line that is no JSON, or cannot be opened, is left to the verifier.
 */
export function recentDecisions(
  path: string,
  limit: number,
  open: OpenRecord = openWithoutKey,
): readonly AuditRecord[] {
  const wanted = limit >= 1 ? Math.min(Math.floor(limit), MOST_RECENT) : 0;
  return latest(path, wanted, (line) => {
    try {
      return decisionIn(line, open);
    } catch (error) {
      if (error instanceof Deno.errors.InvalidData) return null;
      throw error;
    }
  });
}

/** Which key the latest decision is encrypted with; `null` when it is not, or there is none. */
export function latestKey(path: string, file: AuditFile): string | null {
  const key = (line: string) => {
    const kind = kindOf(line);
    if (kind === "decision") return { id: null };
    const id = kind === "encrypted" ? /,"key":"(\w+)",/.exec(line)?.[1] : null;
    return id ? { id } : null;
  };
  const [here] = latestOf(file, 1, key);
  const { part } = readHead(file);
  const [found] = here === undefined && part > 1
    ? latest(partPath(path, part - 1), 1, key)
    : [here];
  return found?.id ?? null;
}

/** What is read from so many of the latest lines, newest first. */
function latest<T>(
  path: string,
  wanted: number,
  read: (line: string) => T | null,
): readonly T[] {
  const found: T[] = [];
  const room = { left: MOST_GIVEN };
  let at = path;
  while (found.length < wanted && room.left > 0) {
    const file = openForReading(at);
    if (file === null) break;
    try {
      found.push(...latestOf(file, wanted - found.length, read, room));
      const { part } = readHead(file);
      if (part <= 1) break;
      at = partPath(path, part - 1);
    } finally {
      file.close();
    }
  }
  return found;
}

function latestOf<T>(
  file: AuditFile,
  wanted: number,
  read: (line: string) => T | null,
  room: { left: number } = { left: MOST_GIVEN },
): readonly T[] {
  const size = file.size();
  for (let length = FIRST_BYTES;; length *= 8) {
    const lines = linesFrom(file, Math.max(0, size - length), size);
    const found: T[] = [];
    let { left } = room;
    while (lines.length > 0 && found.length < wanted && left > 0) {
      const line = lines.pop() ?? "";
      const record = read(line);
      if (record === null) continue;
      found.push(record);
      left -= line.length;
    }
    if (
      left <= 0 || found.length === wanted || length >= size ||
      length >= MOST_BYTES
    ) {
      room.left = left;
      return found;
    }
  }
}

/** The whole lines between two places; the first may be cut, the last one torn. */
function linesFrom(file: AuditFile, from: number, to: number): string[] {
  const text = new TextDecoder().decode(file.read(from, to - from));
  return text.split("\n").slice(from === 0 ? 0 : 1, -1);
}
