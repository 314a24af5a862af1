/** Writes chained lines to a file that other processes write as well. */
import { BEGINNING, chain, type Link } from "./chain.ts";
import { elapsed, pause } from "./clock.ts";
import type { Digest } from "./digest.ts";
import {
  type AuditFile,
  identityAt,
  isSame,
  openAuditFile,
  resolvePath,
} from "./file.ts";
import { rotate } from "./rotate.ts";
import { type Head, readHead, readTail } from "./tail.ts";

/** A record before it has its place in the chain. */
export type Unchained = Readonly<Record<string, unknown>> & {
  readonly kind: string;
};

/** How a chain is written. */
export interface WriterOptions {
  /** The file. */
  readonly file: string;
  /** Size at which it is rotated, in bytes; 0 for never. */
  readonly max_bytes: number;
  /** How many rotated files are kept. */
  readonly keep: number;
  /** Whether {@linkcode ChainWriter.write} waits for the disk itself. */
  readonly sync: boolean;
  /** How long to wait for another process to give the file's lock back, in milliseconds. */
  readonly lock_ms: number;
}

/** One process's hold on a chain of records. */
export class ChainWriter {
  readonly #options: WriterOptions;
  readonly #digest: Digest;
  readonly #path: string;
  #file: AuditFile;
  /** Where the chain goes on; `null` until its end was read. */
  #link: Link | null = null;
  /** Length of the file when this process last let go of it. */
  #end = 0;
  /** The place of the file that was here before, where somebody else moved it away. */
  #moved: Head | null = null;
  /** Length of the file at the path when it was opened and nobody was rotating it, else -1. */
  readonly #opened: number;
  #rotateAt: number;
  #trouble: string | null = null;

  /** Opens the file; what is opened here is all that appending needs. */
  constructor(options: WriterOptions, digest: Digest) {
    this.#options = options;
    this.#digest = digest;
    this.#file = openAuditFile(options.file);
    this.#path = resolvePath(options.file);
    this.#rotateAt = options.max_bytes || Infinity;
    this.#opened = -1;
    if (!this.#file.tryLock()) return;
    if (isSame(identityAt(this.#path), this.#file.identity())) {
      this.#opened = this.#file.size();
    }
    this.#file.unlock();
  }

  /** Why the file could not be rotated, or `null`. It goes on growing meanwhile. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** The open file, for reading. */
  get file(): AuditFile {
    return this.#file;
  }

  /** Appends records in one write and resolves to their lines; rejects, with none of them written, if that fails. */
  async write(records: readonly Unchained[]): Promise<readonly string[]> {
    await this.#hold();
    let lines: readonly string[];
    let file: AuditFile;
    try {
      lines = await this.#append(records);
      file = this.#file;
      if (this.#end >= this.#rotateAt) await this.#rotate();
    } finally {
      this.#file.unlock();
    }
    if (this.#options.sync) await file.sync();
    return lines;
  }

  /** Closes the file. */
  close(): void {
    this.#file.close();
  }

  /** Resolves once this process alone may write, and the file that it has open is the one at the path. */
  async #hold(): Promise<void> {
    const until = elapsed() + this.#options.lock_ms;
    for (;;) {
      await this.#lock(until);
      try {
        const here = this.#file.identity();
        const there = identityAt(this.#path);
        // A process that gave its rights away opened the file a moment ago and writes once; a seal tells it the rest.
        if (here === "unknown" || there === "unknown") return;
        if (isSame(here, there)) return;
        const head = readHead(this.#file);
        const next = openAuditFile(this.#path);
        this.#file.close();
        this.#file = next;
        this.#moved = head;
        this.#end = 0;
      } catch (error) {
        this.#file.unlock();
        throw error;
      }
    }
  }

  async #lock(until: number): Promise<void> {
    for (let wait = 1; !this.#file.tryLock(); wait = Math.min(wait + 1, 8)) {
      if (elapsed() > until) {
        throw new Error(
          `Another process has held the lock of \`${this.#path}\` for ${this.#options.lock_ms} ms; see which one with lslocks`,
        );
      }
      await pause(wait);
    }
  }

  async #append(
    records: readonly Unchained[],
  ): Promise<readonly string[]> {
    const size = this.#file.size();
    const { fragment, preface } = await this.#catchUp(size);
    let link = this.#link ?? BEGINNING;
    const lines: string[] = [];
    for (const record of [...preface, ...records]) {
      const next = await chain(link, record, this.#digest);
      link = next.link;
      lines.push(next.text);
    }
    const text = (fragment ? "\n" : "") + lines.join("");
    const bytes = new TextEncoder().encode(text);
    this.#file.append(bytes, size);
    this.#link = link;
    this.#end = size + bytes.length;
    this.#moved = null;
    return lines.slice(preface.length);
  }

  /** Learns where the chain goes on, and which records have to say what happened to the file meanwhile. */
  async #catchUp(
    size: number,
  ): Promise<{ fragment: boolean; preface: readonly Unchained[] }> {
    const nothing = { fragment: false, preface: [] };
    if (size === 0) {
      if (this.#link === null) return nothing;
      // Emptied or moved away by somebody else: the chain goes on, and the verifier asks for what came before.
      const { part, oldest } = this.#moved ?? { part: 1, oldest: 1 };
      return {
        fragment: false,
        preface: [{ kind: "opened", part: part + 1, oldest }],
      };
    }
    if (size === this.#end) return nothing;
    const tail = await readTail(this.#file, size, this.#digest);
    // A file that lost its end keeps our place in the chain, so that the verifier finds the gap.
    if (size > this.#end || this.#link === null) this.#link = tail.link;
    // A seal that was there when the file was opened is that of a rotation that did not come to its end.
    if (
      tail.sealed && size !== this.#opened &&
      identityAt(this.#path) === "unknown"
    ) {
      throw new Error(
        `\`${this.#path}\` was rotated at this very moment. Run the call again`,
      );
    }
    if (tail.fragment.length === 0) return nothing;
    return {
      fragment: true,
      preface: [{
        kind: "repair",
        bytes: tail.fragment.length,
        sha256: await this.#digest(tail.fragment),
      }],
    };
  }

  /** Goes on in a new file. Where that fails the old one grows, and is tried again a tenth later. */
  async #rotate(): Promise<void> {
    const before = this.#link ?? BEGINNING;
    try {
      const sealed = await rotate({
        path: this.#path,
        file: this.#file,
        size: this.#end,
        link: before,
        keep: this.#options.keep,
        digest: this.#digest,
      });
      this.#link = sealed;
      this.#trouble = null;
    } catch (error) {
      this.#link = null;
      this.#end = 0;
      this.#trouble =
        `The file could not be rotated and goes on growing: ${error}. The server needs to write to its folder`;
    }
    const { max_bytes } = this.#options;
    this.#rotateAt = this.#trouble === null
      ? max_bytes
      : this.#file.size() + max_bytes / 10;
  }
}
