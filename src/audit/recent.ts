/** Reads the latest decisions from the end of an audit file, whichever process wrote them. */
import { type AuditFile, openForReading } from "./file.ts";
import type { AuditRecord } from "./record.ts";
import { partPath } from "./rotate.ts";
import { readHead } from "./tail.ts";

/** Most decisions that are given. */
export const MOST_RECENT = 1_000;
/** How much is read at first, and at most, in bytes. */
const FIRST_BYTES = 65_536;
const MOST_BYTES = 16_777_216;

/**
 * So many of the latest decisions, newest first, over the rotated files as far as they reach within 16 MiB a file.
 * A line that is no JSON is left to the verifier.
 */
export function recentDecisions(
  path: string,
  limit: number,
): readonly AuditRecord[] {
  const wanted = limit >= 1 ? Math.min(Math.floor(limit), MOST_RECENT) : 0;
  const found: AuditRecord[] = [];
  let at = path;
  while (found.length < wanted) {
    const file = openForReading(at);
    if (file === null) break;
    try {
      found.push(...latestOf(file, wanted - found.length));
      const { part } = readHead(file);
      if (part <= 1) break;
      at = partPath(path, part - 1);
    } finally {
      file.close();
    }
  }
  return found;
}

function latestOf(file: AuditFile, wanted: number): readonly AuditRecord[] {
  const size = file.size();
  for (let length = FIRST_BYTES;; length *= 8) {
    const lines = linesFrom(file, Math.max(0, size - length), size);
    const found: AuditRecord[] = [];
    while (lines.length > 0 && found.length < wanted) {
      const record = decisionIn(lines.pop() ?? "");
      if (record !== null) found.push(record);
    }
    if (found.length === wanted || length >= size || length >= MOST_BYTES) {
      return found;
    }
  }
}

/** The whole lines between two places; the first may be cut, the last one torn. */
function linesFrom(file: AuditFile, from: number, to: number): string[] {
  const text = new TextDecoder().decode(file.read(from, to - from));
  return text.split("\n").slice(from === 0 ? 0 : 1, -1);
}

function decisionIn(line: string): AuditRecord | null {
  if (!/^\{"sequence":\d+,"previous":"\w+","kind":"decision",/.test(line)) {
    return null;
  }
  try {
    return JSON.parse(line) as AuditRecord;
  } catch {
    return null;
  }
}
