/** Writes chained lines to a file that other processes write as well. */
import { FileAge } from "./age.ts";
import { BEGINNING, chain, type Link, type Unchained } from "./chain.ts";
import { elapsed, pause } from "./clock.ts";
import { lostPlace } from "./continuity.ts";
import type { Digest } from "./digest.ts";
import { EncodingRoom } from "./encoding.ts";
import {
  type AuditFile,
  identityAt,
  isSame,
  openAuditFile,
  resolvePath,
} from "./file.ts";
import { rotate } from "./rotate.ts";
import { type Head, readHead, readTail } from "./tail.ts";

/** How a chain is written. */
export interface WriterOptions {
  /** The file. */
  readonly file: string;
  /** Size at which it is rotated, in bytes; 0 for never. */
  readonly max_bytes: number;
  /** Age at which it is rotated, in milliseconds; 0 for never. */
  readonly max_age_ms: number;
  /** What time it is. */
  readonly now: () => Date;
  /** Whether {@linkcode ChainWriter.write} waits for the disk itself. */
  readonly sync: boolean;
  /** How long to wait for another process to give the file's lock back, in milliseconds. */
  readonly lock_ms: number;
  /** Throws where others may not follow the file's records; not asked while the last is a plain decision. */
  readonly admit?: (file: AuditFile) => void;
  /** Is told in words that somebody moved the file away, replaced, emptied or cut it. */
  readonly notice?: (said: string) => void;
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
  /** Where the chain ended that another file stands in the place of now, until a record says so. */
  #lost: Link | null = null;
  /** Length of the file at the path when it was opened and nobody was rotating it, else -1. */
  readonly #opened: number;
  #rotateAt: number;
  #trouble: string | null = null;
  #rotations = 0;
  /** Whether the file that is open was rotated by this process, which opens the next one when it writes. */
  #left = false;
  readonly #age: FileAge;
  readonly #room = new EncodingRoom();

  /** Opens the file; what is opened here is all that appending needs. */
  constructor(options: WriterOptions, digest: Digest) {
    this.#options = options;
    this.#digest = digest;
    this.#file = openAuditFile(options.file);
    this.#path = resolvePath(options.file);
    this.#rotateAt = options.max_bytes || Infinity;
    this.#age = new FileAge(options.max_age_ms, options.now);
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

  /** How often this process has rotated the file. */
  get rotations(): number {
    return this.#rotations;
  }

  /** The path of the file without symbolic links. */
  get path(): string {
    return this.#path;
  }

  /** Whether the file at the path is, as far as this process may see, the one that it has open. */
  get inPlace(): boolean {
    // The next write goes to the file that it made itself.
    if (this.#left) return true;
    const there = identityAt(this.#path);
    return there === "unknown" || isSame(there, this.#file.identity());
  }

  /**
   * Appends records in one write; rejects, with none of them written, if that fails.
   *
   * @returns what was written, which stays as it is until the next write
   */
  async write(records: readonly Unchained[]): Promise<Uint8Array> {
    await this.#hold();
    let lines: Uint8Array;
    let file: AuditFile;
    try {
      lines = await this.#append(records);
      file = this.#file;
      if (
        this.#end >= this.#rotateAt || this.#age.isOver(this.#file, this.#end)
      ) await this.#rotate();
    } finally {
      this.#file.unlock();
    }
    if (this.#options.sync) await file.sync();
    return lines;
  }

  /** Goes on in a new file now; rejects where that cannot be done. */
  async rotateNow(): Promise<void> {
    await this.#hold();
    try {
      await this.#append([]);
      await this.#rotate();
    } finally {
      this.#file.unlock();
    }
    if (this.#trouble !== null) throw new Error(this.#trouble);
  }

  /** Throws where records may not be appended to the file as it is. */
  check(): void {
    if (this.#file.size() > 0) this.#options.admit?.(this.#file);
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
        if (here === "unknown" && there === "unknown") return;
        if (here === "unknown" || there === "unknown") {
          throw new Error(
            `\`${this.#path}\` leads to a place now that this process may not touch`,
          );
        }
        if (isSame(here, there)) return;
        const head = readHead(this.#file);
        const next = openAuditFile(this.#path);
        this.#lost = this.#link === null
          ? null
          : await lostPlace(this.#file, next, this.#link, this.#digest);
        this.#file.close();
        this.#file = next;
        this.#moved = head;
        this.#end = 0;
        this.#age.forget();
        this.#left = false;
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

  async #append(records: readonly Unchained[]): Promise<Uint8Array> {
    const size = this.#file.size();
    const { fragment, preface } = await this.#catchUp(size);
    let link = this.#link ?? BEGINNING;
    let text = fragment ? "\n" : "";
    for (const record of [...preface, ...records]) {
      const made = chain(link, record, this.#digest);
      const next = made instanceof Promise ? await made : made;
      link = next.link;
      text += next.text;
    }
    const bytes = this.#room.encode(text);
    this.#file.append(bytes, size);
    this.#link = link;
    this.#end = size + bytes.length;
    this.#moved = null;
    this.#lost = null;
    return bytes;
  }

  #tell(what: string): void {
    this.#options.notice?.(
      `The audit file \`${this.#path}\` ${what} while this process wrote to it. Records go on, and \`superego audit verify\` says where the chain is broken`,
    );
  }

  /** Learns where the chain goes on, and which records have to say what happened to the file meanwhile. */
  async #catchUp(
    size: number,
  ): Promise<{ fragment: boolean; preface: readonly Unchained[] }> {
    const nothing = { fragment: false, preface: [] };
    if (size === 0) {
      if (this.#link === null) return nothing;
      // Emptied or moved away by somebody else: the chain goes on, and the verifier asks for what came before.
      const part = this.#moved?.part ?? 1;
      this.#tell(this.#moved === null ? "was emptied" : "was moved away");
      return {
        fragment: false,
        preface: [{
          kind: "opened",
          time: this.#options.now().toISOString(),
          part: part + 1,
        }],
      };
    }
    if (size === this.#end) return nothing;
    if (size < this.#end) this.#tell("was cut");
    const tail = await readTail(this.#file, size, this.#digest);
    if (tail.kind !== "decision") this.#options.admit?.(this.#file);
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
    const repair = tail.fragment.length === 0 ? [] : [{
      kind: "repair",
      bytes: tail.fragment.length,
      sha256: await this.#digest(tail.fragment),
    }];
    return {
      fragment: repair.length > 0,
      preface: [...repair, ...this.#replaced()],
    };
  }

  /** What the first record in another file says, so that the verifier asks for what was before. */
  #replaced(): readonly Unchained[] {
    if (this.#lost === null) return [];
    this.#tell("was replaced");
    const { sequence, hash } = this.#lost;
    return [{ kind: "replaced", last_sequence: sequence, last_hash: hash }];
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
        now: this.#options.now(),
        digest: this.#digest,
      });
      this.#link = sealed;
      this.#rotations++;
      this.#left = true;
      this.#trouble = null;
    } catch (error) {
      this.#link = null;
      this.#end = 0;
      this.#trouble =
        `The file could not be rotated and goes on growing: ${error}. The server needs to write to its folder`;
    }
    const { max_bytes } = this.#options;
    this.#rotateAt = this.#trouble === null
      ? max_bytes || Infinity
      : this.#file.size() + max_bytes / 10;
  }
}
