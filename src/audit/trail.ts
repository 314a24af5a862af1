/** The trail of decisions: redacted, chained, appended, and acknowledged only once written. */
import type { Asked } from "../policy/asked.ts";
import type { Verdict } from "../policy/verdict.ts";
import type { AuditRecord } from "./record.ts";

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
