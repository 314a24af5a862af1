/** The trail of decisions: redacted, chained, appended, and acknowledged only once written. */
import { findSecrets } from "../facts/mod.ts";
import type { Asked } from "../policy/asked.ts";
import type { Verdict } from "../policy/verdict.ts";
import { later } from "./clock.ts";
import { loadNodeDigest, webDigest } from "./digest.ts";
import { Ring } from "./ring.ts";
import { createRedactor, type Redactor } from "./redact.ts";
import type { AuditRecord } from "./record.ts";
import { ChainWriter, type Unchained } from "./writer.ts";

/** One decision, before redaction. */
export interface Entry {
  /** What was asked, by whom, when. */
  readonly asked: Asked;
  /** What is about to be answered. */
  readonly verdict: Verdict;
  /** The request's identifier, where the door has one. */
  readonly request_id: string | null;
}

/** How a trail is kept. */
export interface TrailOptions {
  /** The file; missing folders above it are created. */
  readonly file: string;
  /** Whether an append waits for the disk itself (`group`: one wait for all that are waiting) or for the operating system. */
  readonly sync: "none" | "group";
  /** Size at which the file is rotated, in bytes; 0 for never. */
  readonly max_bytes: number;
  /** How many rotated files are kept. */
  readonly keep: number;
  /** Whether secrets are replaced before writing. */
  readonly redact: boolean;
  /** True in a process that records once: it reads nothing beforehand, never rotates, and starts faster. */
  readonly one_shot?: boolean;
}

/** How the trail is doing. */
export interface TrailStatus {
  /** Whether the last write went well; false means that every call is denied. */
  readonly ok: boolean;
  /** In words, with the way to mend it when it is not. */
  readonly detail: string;
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
  /** The latest decisions, newest first. */
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

/** Opens the trail, and everything that appending to it needs; rejects when the file cannot be one. */
export async function openTrail(options: TrailOptions): Promise<Trail> {
  const digest = options.one_shot ? webDigest : await loadNodeDigest();
  const writer = new ChainWriter({
    file: options.file,
    max_bytes: options.one_shot ? 0 : options.max_bytes,
    keep: options.keep,
    sync: options.sync === "group",
    lock_ms: LOCK_MS,
  }, digest);
  const redactor = createRedactor(options.redact ? findSecrets : null, digest);
  const ring = new Ring();
  if (!options.one_shot) ring.fillFrom(writer.file);
  return new FileTrail(writer, redactor, ring, !options.one_shot);
}

interface Waiting {
  readonly record: Unchained;
  readonly written: () => void;
  readonly refused: (error: unknown) => void;
}

/** A trail in a file; records that wait for the file are written together. */
class FileTrail implements Trail {
  readonly #writer: ChainWriter;
  readonly #redactor: Redactor;
  readonly #ring: Ring;
  readonly #retries: boolean;
  readonly #waiting: Waiting[] = [];
  #pumping: Promise<void> | null = null;
  #cancelRetry = () => {};
  #closed = false;
  #written = 0;
  #failed = 0;
  /** Failures since the last write that went well; their number is recorded once writing works again. */
  #lost = 0;
  #failure: string | null = null;

  constructor(
    writer: ChainWriter,
    redactor: Redactor,
    ring: Ring,
    retries: boolean,
  ) {
    this.#writer = writer;
    this.#redactor = redactor;
    this.#ring = ring;
    this.#retries = retries;
  }

  async append(entry: Entry): Promise<void> {
    const record = await recordOf(entry, this.#redactor);
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
    return this.#ring.latest(limit);
  }

  status(): TrailStatus {
    const trouble = this.#writer.trouble;
    return {
      ok: this.#failure === null,
      detail: this.#failure !== null
        ? `Decisions cannot be recorded, so every call is denied: ${this.#failure}`
        : trouble ?? "Decisions are recorded",
      queued: this.#waiting.length,
      written: this.#written,
      failed: this.#failed,
    };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelRetry();
    await this.#pumping;
    this.#writer.close();
  }

  async #pump(): Promise<void> {
    do {
      const batch = this.#waiting.splice(0, MOST_AT_ONCE);
      await this.#write(batch);
    } while (this.#waiting.length > 0);
    this.#pumping = null;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const lost = this.#lost;
    if (batch.length === 0 && lost === 0) return;
    const records = batch.map(({ record }) => record);
    try {
      const lines = await this.#writer.write(
        lost > 0 ? [{ kind: "resumed", failed: lost }, ...records] : records,
      );
      this.#lost -= lost;
      this.#failure = null;
      this.#written += batch.length;
      for (const line of lines) this.#ring.push(line);
      for (const { written } of batch) written();
    } catch (error) {
      this.#lost += batch.length;
      this.#failed += batch.length;
      this.#failure = error instanceof Error ? error.message : String(error);
      for (const { refused } of batch) refused(error);
      this.#retryLater();
    }
  }

  /** Tries again without being asked, since who is told that the trail fails may stop asking. */
  #retryLater(): void {
    if (!this.#retries || this.#closed) return;
    this.#cancelRetry();
    this.#cancelRetry = later(RETRY_MS, () => {
      if (!this.#closed) this.#pumping ??= this.#pump();
    });
  }
}

async function recordOf(
  { asked, verdict, request_id }: Entry,
  redactor: Redactor,
): Promise<Unchained> {
  const { decision_id, reason, warnings, ...rest } = verdict;
  return {
    kind: "decision",
    time: asked.now.toISOString(),
    decision_id,
    request_id: request_id === null ? null : await redactor.text(request_id),
    transport: asked.transport,
    principal: asked.principal === null
      ? null
      : await redactor.text(asked.principal),
    mcp_server: asked.mcp_server === null
      ? null
      : await redactor.text(asked.mcp_server),
    call: await redactor.call(asked.call),
    verdict: {
      ...rest,
      reason: await redactor.text(reason),
      warnings: await Promise.all(warnings.map(redactor.text)),
    },
  };
}
