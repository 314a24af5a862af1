/** Remembers the latest decisions, within bounds of number and size. */
import type { AuditFile } from "./file.ts";
import type { AuditRecord } from "./record.ts";
import { lastLines } from "./tail.ts";

/** Most decisions that are remembered. */
export const MOST_REMEMBERED = 1_000;
/** Most text of them together, in UTF-16 code units. */
const MOST_TEXT = 4 * 1_048_576;
/** How much of the file is read to begin with, in bytes. */
const READ_AT_START = 1_048_576;

/** The latest decisions, as the lines that were written. */
export class Ring {
  #lines: string[] = [];
  #text = 0;

  /** Begins with the decisions at the end of a file. */
  fillFrom(file: AuditFile): void {
    for (const line of lastLines(file, READ_AT_START)) this.push(line);
  }

  /** Remembers a line if it records a decision. */
  push(line: string): void {
    if (!/^\{"sequence":\d+,"previous":"\w+","kind":"decision",/.test(line)) {
      return;
    }
    this.#lines.push(line);
    this.#text += line.length;
    while (this.#lines.length > MOST_REMEMBERED || this.#text > MOST_TEXT) {
      this.#text -= this.#lines.shift()?.length ?? this.#text;
    }
  }

  /** So many of the latest decisions, newest first; a line that is no JSON is left to the verifier. */
  latest(limit: number): readonly AuditRecord[] {
    const wanted = limit >= 1 ? this.#lines.slice(-Math.floor(limit)) : [];
    return wanted.reverse().flatMap((line) => {
      try {
        return [JSON.parse(line) as AuditRecord];
      } catch {
        return [];
      }
    });
  }
}
