/** Tells whether an audit file is old enough to be rotated. */
import type { AuditFile } from "./file.ts";
import { readHead } from "./tail.ts";

/** The age of the file that a writer has open. */
export class FileAge {
  readonly #most_ms: number;
  readonly #now: () => Date;
  /** When the file is too old, in milliseconds since 1970; `null` until its first line was read. */
  #end_ms: number | null = null;

  /** Too old after so many milliseconds; never for 0. */
  constructor(most_ms: number, now: () => Date) {
    this.#most_ms = most_ms;
    this.#now = now;
  }

  /** Whether a file of this length is too old. One in which nothing was recorded yet need not be rotated. */
  isOver(file: AuditFile, length: number): boolean {
    if (this.#most_ms === 0) return false;
    if (this.#end_ms === null) {
      const { since_ms, full, bytes } = readHead(file);
      if (!full && length <= bytes) return false;
      this.#end_ms = (since_ms ?? Infinity) + this.#most_ms;
    }
    return this.#now().getTime() >= this.#end_ms;
  }

  /** Another file was opened. */
  forget(): void {
    this.#end_ms = null;
  }
}
