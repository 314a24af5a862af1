/** The trail of decisions: redacted, chained, appended, and acknowledged only once written. */
import { findSecrets } from "../facts/content/find.ts";
import { withoutAdvice } from "../problem/cause.ts";
import { later, soon, wallTime } from "./clock.ts";
import { loadNodeDigest, webDigest } from "./digest.ts";
import type { Keeper, KeeperParts } from "./keeper.ts";
import { type Entry, recordLater, recordOf } from "./recording.ts";
import type { Unchained } from "./chain.ts";
import { recentDecisions } from "./recent.ts";
import { createRedactor } from "./redact.ts";
import type { Retention } from "./retain.ts";
import type { AuditRecord } from "./record.ts";
import { ChainWriter } from "./writer.ts";

/** How a trail is kept. */
export interface TrailOptions {
  /** The file; missing folders above it are created. */
  readonly file: string;
  /** Whether an append waits for the disk itself (`group`: one wait for all that are waiting) or for the operating system. */
  readonly sync: "none" | "group";
  /** Size at which the file is rotated, in bytes; 0 for never. */
  readonly max_bytes: number;
  /** How long rotated files are kept, and how. */
  readonly retention: Retention;
  /** What time it is, for what is recorded of the file itself. */
  readonly now?: () => Date;
  /** Whether secrets are replaced before writing. */
  readonly redact: boolean;
  /** Is told in words that somebody moved the file away, replaced, emptied or cut it. */
  readonly notice?: (said: string) => void;
  /** True in a process that records once: it reads nothing beforehand, never rotates, and starts faster. */
  readonly one_shot?: boolean;
}

/** How the trail is doing. */
export interface TrailStatus {
  /** Whether the last write went well; false means that every call is denied. */
  readonly ok: boolean;
  /** In words, with the way to mend it when it is not. */
  readonly detail: string;
  /** What keeps it from being in order though records are written, in words; `null` for nothing. */
  readonly warning: string | null;
  /** Records that wait for being written. */
  readonly queued: number;
  /** Records written by this process. */
  readonly written: number;
  /** Records that could not be written. */
  readonly failed: number;
}

/** An open audit trail. */
export interface Trail {
  /** Resolves once the record is written (and synced, by setting); rejects if it could not be. */
  append(entry: Entry): Promise<void>;
  /** The latest decisions that the file holds, newest first, whichever process wrote them. */
  recent(limit: number): readonly AuditRecord[];
  /** How the trail is doing. */
  status(): TrailStatus;
  /** Waits for what is being written, then closes the file. */
  close(): Promise<void>;
}

/** How long another process may hold the file's lock before records are refused, in milliseconds. */
const LOCK_MS = 4_000;
/** Most records that may wait; more are refused at once. */
const MOST_QUEUED = 10_000;
/** Most records in one write. */
const MOST_AT_ONCE = 256;
/** How often a trail that cannot be written is tried again, in milliseconds. */
const RETRY_MS = 1_000;
const DAY_MS = 86_400_000;

/** Opens the trail, and everything that appending to it needs; rejects when the file cannot be one. */
export async function openTrail(options: TrailOptions): Promise<Trail> {
  const finder = options.redact ? findSecrets : null;
  const noticed: Noticed = { last: null };
  const { now = wallTime, retention } = options;
  const writerOptions = {
    file: options.file,
    max_bytes: options.one_shot ? 0 : options.max_bytes,
    // What is to be removed by its age must not be in one file with what is to be kept.
    max_age_ms: options.one_shot || options.retention.keep_ms === 0
      ? 0
      : DAY_MS,
    now,
    sync: options.sync === "group",
    lock_ms: LOCK_MS,
    notice(said: string) {
      noticed.last = said;
      options.notice?.(said);
    },
  };
  if (options.one_shot) {
    return new FileTrail({
      writer: new ChainWriter(writerOptions, webDigest),
      recordOf: (entry) => recordLater(entry, finder, webDigest),
      noticed,
    });
  }
  const digest = await loadNodeDigest();
  const { Keeper } = await import("./keeper.ts");
  const { retain } = await import("./retain.ts");
  const writer = new ChainWriter(writerOptions, digest);
  const redactor = createRedactor(finder, digest);
  return new FileTrail({
    writer,
    recordOf: (entry) => recordOf(entry, redactor),
    noticed,
    keeper: ({ append, look }) =>
      new Keeper({
        retain: (isStopping) =>
          retain(retention, {
            path: writer.path,
            now: now(),
            append,
            isStopping,
          }),
        rotations: () => writer.rotations,
        look,
      }),
  });
}

/** What was last seen done to the file by somebody else, in words. */
interface Noticed {
  last: string | null;
}

interface TrailParts {
  readonly writer: ChainWriter;
  readonly recordOf: (entry: Entry) => Unchained | Promise<Unchained>;
  readonly noticed: Noticed;
  /** What keeps the limits of rotated files; absent where one record is written and nothing else. */
  readonly keeper?: (use: {
    readonly append: (record: Unchained) => Promise<void>;
    readonly look: KeeperParts["look"];
  }) => Keeper;
}

interface Waiting {
  readonly record: Unchained;
  readonly written: () => void;
  readonly refused: (error: unknown) => void;
}

/** A trail in a file; records that wait for the file are written together. */
class FileTrail implements Trail {
  readonly #writer: ChainWriter;
  readonly #recordOf: TrailParts["recordOf"];
  readonly #noticed: Noticed;
  /** Absent where one record is written and nothing else. */
  readonly #keeper: Keeper | undefined;
  readonly #waiting: Waiting[] = [];
  #pumping: Promise<void> | null = null;
  #cancelRetry = () => {};
  /** Whether the file is to be looked at though nothing is to be written. */
  #look = false;
  #closing: Promise<void> | null = null;
  #closed = false;
  #written = 0;
  #failed = 0;
  /** Failures since the last write that went well; their number is recorded once writing works again. */
  #lost = 0;
  #failure: string | null = null;

  constructor({ writer, recordOf, noticed, keeper }: TrailParts) {
    this.#writer = writer;
    this.#recordOf = recordOf;
    this.#noticed = noticed;
    this.#keeper = keeper?.({
      append: (record) => this.#enqueue(record),
      look: () => {
        this.#look = true;
        this.#pumping ??= this.#pump();
      },
    });
    this.#keeper?.wake();
  }

  append(entry: Entry): Promise<void> {
    try {
      const record = this.#recordOf(entry);
      return record instanceof Promise
        ? record.then((record) => this.#enqueue(record))
        : this.#enqueue(record);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  #enqueue(record: Unchained): Promise<void> {
    if (this.#closed) throw new Error("The audit trail is closed");
    if (this.#waiting.length >= MOST_QUEUED) {
      this.#lost++;
      this.#failed++;
      throw new Error(`${MOST_QUEUED} records wait already: the disk is slow`);
    }
    return new Promise((written, refused) => {
      this.#waiting.push({ record, written, refused });
      this.#pumping ??= this.#pump();
    });
  }

  recent(limit: number): readonly AuditRecord[] {
    return recentDecisions(this.#writer.path, limit);
  }

  status(): TrailStatus {
    return {
      ok: this.#failure === null,
      detail: this.#failure === null
        ? "Decisions are recorded"
        : `Decisions cannot be recorded, so every call is denied: ${this.#failure}`,
      warning: this.#warning(),
      queued: this.#waiting.length,
      written: this.#written,
      failed: this.#failed,
    };
  }

  #warning(): string | null {
    if (this.#closed || this.#writer.inPlace) {
      return this.#writer.trouble ?? this.#noticed.last ??
        this.#keeper?.trouble ?? null;
    }
    return "The audit file is not where it was; the next record goes to a new one, which says so";
  }

  close(): Promise<void> {
    return this.#closing ??= this.#close();
  }

  async #close(): Promise<void> {
    await this.#pumping;
    await this.#keeper?.stop();
    this.#closed = true;
    this.#cancelRetry();
    await this.#pumping;
    this.#writer.close();
  }

  async #pump(): Promise<void> {
    // What else has come in is written with it: one lock, one look at the file, one write.
    if (this.#keeper !== undefined) await soon();
    do {
      const batch = this.#waiting.splice(0, MOST_AT_ONCE);
      await this.#write(batch);
    } while (this.#waiting.length > 0);
    this.#pumping = null;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const lost = this.#lost;
    if (batch.length === 0 && lost === 0 && !this.#look) return;
    this.#look = false;
    const records = batch.map(({ record }) => record);
    try {
      await this.#writer.write(
        lost > 0 ? [{ kind: "resumed", failed: lost }, ...records] : records,
      );
      this.#lost -= lost;
      this.#failure = null;
      this.#written += batch.length;
      for (const { written } of batch) written();
      this.#keeper?.wake();
    } catch (error) {
      this.#lost += batch.length;
      this.#failed += batch.length;
      this.#failure = withoutAdvice(
        error instanceof Error ? error.message : String(error),
      );
      for (const { refused } of batch) refused(error);
      this.#retryLater();
    }
  }

  /** Tries again without being asked, since who is told that the trail fails may stop asking. */
  #retryLater(): void {
    if (this.#keeper === undefined || this.#closed) return;
    this.#cancelRetry();
    this.#cancelRetry = later(RETRY_MS, () => {
      if (!this.#closed) this.#pumping ??= this.#pump();
    });
  }
}
