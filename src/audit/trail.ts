/** The trail of decisions: redacted, chained, appended, and acknowledged only once written. */
import { wallTime } from "./clock.ts";
import type { SealRecord } from "./cipher.ts";
import { type OpenRecord, openWithoutKey, UnknownKey } from "./encrypted.ts";
import type { AuditFile } from "./file.ts";
import { loadNodeDigest, webDigest } from "./digest.ts";
import { FileTrail, type MakeRecord, type Noticed } from "./file_trail.ts";
import { type Entry, recordLater, recordOf } from "./recording.ts";
import { latestKey } from "./recent.ts";
import { createRedactor } from "./redact.ts";
import type { Retention } from "./retain.ts";
import type { AuditRecord } from "./record.ts";
import { ChainWriter } from "./writer.ts";
import { findTold } from "./told_secrets.ts";

/** How a trail is kept. */
export interface TrailOptions {
  /** The file; missing folders above it are created. */
  readonly file: string;
  /** Whether an append waits for the disk itself (`group`: one wait for all that are waiting) or for the operating system. */
  readonly sync: "none" | "group";
  /** Size at which the file is rotated, in bytes; 0 for never. */
  readonly max_bytes: number;
  /** Keys in Base64, separated by commas, of which the first encrypts every record; `null` for none. */
  readonly keys?: string | null;
  /** How long rotated files are kept, and how. */
  readonly retention: Retention;
  /** What time it is, for what is recorded of the file itself. */
  readonly now?: () => Date;
  /** Whether secrets are replaced before writing. */
  readonly redact: boolean;
  /** Whether personal data is replaced as well. */
  readonly personal?: boolean;
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
const DAY_MS = 86_400_000;

/** Opens the trail, and everything that appending to it needs; rejects when the file cannot be one. */
export async function openTrail(options: TrailOptions): Promise<Trail> {
  const { now = wallTime, retention, one_shot = false } = options;
  const secrets = options.redact ? findTold : null;
  const finder = options.redact && options.personal
    ? (await import("./personal.ts")).findPersonal
    : secrets;
  const noticed: Noticed = { last: null };
  const keys = options.keys ? await loadKeys(options.keys, one_shot) : NO_KEYS;
  const writerOptions = {
    file: options.file,
    max_bytes: one_shot ? 0 : options.max_bytes,
    // What is to be removed by its age must not be in one file with what is to be kept.
    max_age_ms: one_shot || retention.keep_ms === 0 ? 0 : DAY_MS,
    now,
    sync: options.sync === "group",
    lock_ms: LOCK_MS,
    admit(file: AuditFile) {
      const key = latestKey(options.file, file);
      if (key !== null && !keys.ids.includes(key)) throw new UnknownKey(key);
    },
    notice(said: string) {
      noticed.last = said;
      options.notice?.(said);
    },
  };
  if (one_shot) {
    return new FileTrail({
      writer: new ChainWriter(writerOptions, webDigest),
      recordOf: sealing(
        (entry) => recordLater(entry, finder, webDigest, secrets),
        keys.seal,
      ),
      open: keys.open,
      noticed,
    });
  }
  const digest = await loadNodeDigest();
  const { Keeper } = await import("./keeper.ts");
  const { retain } = await import("./retain.ts");
  const writer = new ChainWriter(writerOptions, digest);
  try {
    writer.check();
  } catch (error) {
    writer.close();
    throw error;
  }
  const redactor = createRedactor(finder, digest, secrets);
  return new FileTrail({
    writer,
    recordOf: sealing((entry) => recordOf(entry, redactor), keys.seal),
    open: keys.open,
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

/** What keys are good for. */
interface Keys {
  readonly ids: readonly string[];
  /** Absent where nothing is encrypted. */
  readonly seal?: SealRecord;
  readonly open: OpenRecord;
}

const NO_KEYS: Keys = { ids: [], open: openWithoutKey };

async function loadKeys(text: string, one_shot: boolean): Promise<Keys> {
  const keys = await (await import("./keys.ts")).readKeys(text);
  const { loadNodeCipher, webSeal } = await import("./cipher.ts");
  const ids = keys.map(({ id }) => id);
  return one_shot
    ? { ids, seal: webSeal(keys[0]), open: openWithoutKey }
    : { ids, ...await loadNodeCipher(keys) };
}

function sealing(make: MakeRecord, seal: SealRecord | undefined): MakeRecord {
  if (seal === undefined) return make;
  return (entry) => {
    const record = make(entry);
    return record instanceof Promise ? record.then(seal) : seal(record);
  };
}
