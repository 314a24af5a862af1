/** A trail in a file: records that wait for it are written together, and acknowledged once they are. */
import { withoutAdvice } from "../problem/cause.ts";
import type { Unchained } from "./chain.ts";
import { later, soon } from "./clock.ts";
import type { OpenRecord } from "./encrypted.ts";
import type { Keeper, KeeperParts } from "./keeper.ts";
import { recentDecisions } from "./recent.ts";
import type { AuditRecord } from "./record.ts";
import type { Entry } from "./recording.ts";
import type { Trail, TrailStatus } from "./trail.ts";
import type { ChainWriter } from "./writer.ts";

/** Most records that may wait; more are refused at once. */
const MOST_QUEUED = 10_000;
/** Most records in one write. */
const MOST_AT_ONCE = 256;
/** How often a trail that cannot be written is tried again, in milliseconds. */
const RETRY_MS = 1_000;

/** Makes the record of a decision, redacted and maybe encrypted. */
export type MakeRecord = (entry: Entry) => Unchained | Promise<Unchained>;

/** What was last seen done to the file by somebody else, in words. */
export interface Noticed {
  last: string | null;
}

/** What a trail is made of. */
export interface TrailParts {
  readonly writer: ChainWriter;
  /** Makes the record of a decision. */
  readonly recordOf: MakeRecord;
  /** Reads back what is encrypted. */
  readonly open: OpenRecord;
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
export class FileTrail implements Trail {
  readonly #writer: ChainWriter;
  readonly #recordOf: TrailParts["recordOf"];
  readonly #open: OpenRecord;
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

  /** Takes over the writer; begins to keep the limits. */
  constructor({ writer, recordOf, open, noticed, keeper }: TrailParts) {
    this.#writer = writer;
    this.#recordOf = recordOf;
    this.#open = open;
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
    return recentDecisions(this.#writer.path, limit, this.#open);
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
