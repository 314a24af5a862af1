/** Verifies a chain: every record in its place, none altered, none missing. */
import type { Problem } from "../problem/problem.ts";
import {
  BEGINNING,
  type ChainedLine,
  isUnaltered,
  type Link,
  readChained,
} from "./chain.ts";
import type { Digest } from "./digest.ts";
import { type Line, readLines } from "./lines.ts";
import {
  type Encrypted,
  type OpenRecord,
  openWithoutKey,
  UnknownKey,
} from "./encrypted.ts";
import { ErasedCheck } from "./erased.ts";
import { findParts, type Parts } from "./parts.ts";
import {
  breakAt,
  damage,
  missingPart,
  notByKey,
  removedOther,
  replaced,
  tornTail,
  unknownShape,
} from "./breaks.ts";
import { type AuditLine, auditLineSchema, type Removal } from "./line.ts";
import { auditRecordSchema } from "./record.ts";
import { partPath } from "./rotate.ts";
import { readTombstone } from "./tombstone.ts";

type RemovedLine = Extract<AuditLine, { readonly kind: "removed" }>;

/** What verifying found. */
export interface Verification {
  /** Each break of the chain; none when it is whole. */
  readonly problems: readonly Problem[];
  /** What is remarkable and no break: torn lines that were repaired, gaps in writing, files no longer kept. */
  readonly notes: readonly string[];
  /** The files that were read, oldest first. */
  readonly files: readonly string[];
  /** How many records of decisions they hold. */
  readonly decisions: number;
  /** How many records were erased from them. */
  readonly erased: number;
  /** The last record, or `null` when that is damaged. Who notes it elsewhere can tell later that the end was not cut off. */
  readonly head: Link | null;
}

/** Verifies the chain that ends in a file, over the rotated files before it; throws when it cannot be read. */
export async function verify(
  path: string,
  digest: Digest,
  open: OpenRecord = openWithoutKey,
): Promise<Verification> {
  const parts = await findParts(path);
  const { files, first, rotated } = parts;
  const check = new ChainCheck(digest, open);
  if (first > 1) check.skipTo();
  for (const [i, file] of files.entries()) {
    check.part = first + i;
    for await (const line of readLines(file)) await check.line(file, line);
    check.endOfFile(file);
  }
  for (const [key, count] of check.unread) {
    check.notes.push(
      `${
        count === 1 ? "1 decision is" : `${count} decisions are`
      } encrypted with the key ${key}, which is not given: that the chain is whole was verified, and not what it says`,
    );
  }
  check.notes.push(...check.erased.notes(first));
  if (!rotated) check.problems.push(...await check.erased.problems(digest));
  else if (check.erased.count > 0) {
    check.notes.push(
      "Whether what was taken out was erased as recorded is told by verifying the last file",
    );
  }
  if (first > 1 && rotated) {
    check.notes.push(
      `The chain begins in part ${first}; whether those before were removed as recorded is told by verifying the last file`,
    );
  } else if (first > 1) checkBeginning(path, parts, check);
  return {
    problems: check.problems,
    notes: check.notes,
    files,
    decisions: check.decisions,
    erased: check.erased.count,
    head: check.at === null
      ? null
      : { sequence: check.at.sequence, hash: check.at.hash },
  };
}

/** Holds what is left to the record of what was removed. */
function checkBeginning(
  path: string,
  { files, first }: Parts,
  check: ChainCheck,
): void {
  const removal = check.removals.get(first - 1);
  if (removal === undefined) {
    check.problems.unshift(missingPart(partPath(path, first - 1), path));
  } else if (check.first !== removal.last_hash) {
    check.problems.unshift(removedOther(files[0] ?? path, removal));
  } else {
    const { sequence, time, last_sequence, why } = removal;
    check.notes.push(
      `Records 1 to ${last_sequence} were removed on ${time} to keep the limit of ${
        LIMIT_WORDS[why]
      }, as record ${sequence} says; what is left follows them`,
    );
  }
}

const LIMIT_WORDS: Readonly<Record<Removal, string>> = {
  count: "files",
  age: "age",
  size: "size",
};

/** A line that is no record, until the next one says whether it was repaired. */
interface Odd {
  readonly line: Line;
  readonly said: ChainedLine | null;
  /** Whether it stands in the place of a torn line that was erased. */
  readonly erased: boolean;
}

class ChainCheck {
  readonly problems: Problem[] = [];
  readonly notes: string[] = [];
  readonly #digest: Digest;
  readonly #open: OpenRecord;
  decisions = 0;
  /** How many records are encrypted with each key that is not given. */
  readonly unread = new Map<string, number>();
  /** What the first record names as the hash of the one before it. */
  first: string | null = null;
  /** What records say was removed, by the number of the last file that went. */
  readonly removals = new Map<number, RemovedLine>();
  /** The place that the next record follows; `null` where it is not known. */
  at: Link | null = BEGINNING;
  /** Number of the file that is read. */
  part = 1;
  /** What was erased. */
  readonly erased = new ErasedCheck();
  #odd: Odd | null = null;

  constructor(digest: Digest, open: OpenRecord) {
    this.#digest = digest;
    this.#open = open;
  }

  /** Accepts whatever place the first record says, since what was before it is not kept. */
  skipTo(): void {
    this.at = null;
  }

  async line(file: string, line: Line): Promise<void> {
    const said = readChained(line.bytes);
    const stone = line.ended ? readTombstone(line.bytes) : null;
    if (stone !== null) {
      const text = new TextDecoder().decode(line.bytes);
      const at = { file, line: line.number, text };
      this.erased.add(stone.erasure, this.part, at);
    }
    if (stone?.of === "record" && said !== null) {
      this.first ??= said.previous;
      this.#settle(file);
      return this.#follow(file, line, said);
    }
    if (
      !line.ended || said === null ||
      !await isUnaltered(line.bytes, said, this.#digest)
    ) {
      this.#settle(file);
      this.#odd = { line, said, erased: stone !== null };
      return;
    }
    this.first ??= said.previous;
    const record = parse(line.bytes);
    if (record === null) this.problems.push(unknownShape(file, line));
    if (record?.kind === "repair" && await this.#repairs(record)) {
      this.notes.push(
        `${file}:${
          this.#odd?.line.number ?? line.number
        }: a writer was killed here; the ${record.bytes} bytes that it left were never acknowledged and are recorded as torn`,
      );
      this.#odd = null;
    }
    this.#settle(file);
    if (record?.kind === "resumed") {
      this.notes.push(
        `${file}:${line.number}: ${record.failed} decisions before this could not be recorded, and were denied`,
      );
    }
    this.#follow(file, line, said);
    if (record?.kind === "replaced") {
      this.problems.push(replaced(file, line, record));
    }
    if (record?.kind === "erasure") this.erased.addRecord(record);
    if (record?.kind === "removed") this.removals.set(record.part, record);
    if (record?.kind === "decision") this.decisions++;
    if (record?.kind === "encrypted") this.#encrypted(file, line, record);
  }

  #follow(file: string, line: Line, said: ChainedLine): void {
    const broken = breakAt(file, line.number, this.at, said);
    if (broken !== null) this.problems.push(broken);
    this.at = said;
  }

  #encrypted(file: string, line: Line, record: AuditLine & Encrypted): void {
    this.decisions++;
    try {
      const { sequence, previous, hash } = record;
      const said = JSON.parse(this.#open(record));
      const whole = { ...said, sequence, previous, hash };
      if (!auditRecordSchema.safeParse(whole).success) {
        this.problems.push(unknownShape(file, line));
      }
    } catch (error) {
      if (error instanceof UnknownKey) {
        this.unread.set(record.key, (this.unread.get(record.key) ?? 0) + 1);
      } else this.problems.push(notByKey(file, line.number));
    }
  }

  endOfFile(file: string): void {
    const odd = this.#odd;
    if (odd !== null && !odd.line.ended) {
      this.problems.push(tornTail(file, odd.line));
      this.#odd = null;
    }
    this.#settle(file);
  }

  async #repairs(
    record: { readonly bytes: number; readonly sha256: string },
  ): Promise<boolean> {
    if (this.#odd?.erased) return true;
    const bytes = this.#odd?.line.bytes;
    return bytes !== undefined && bytes.length === record.bytes &&
      await this.#digest(bytes) === record.sha256;
  }

  /** An odd line that nothing explains was altered; the chain is followed from where it says it was. */
  #settle(file: string): void {
    if (this.#odd === null) return;
    const { line, said } = this.#odd;
    this.#odd = null;
    this.problems.push(damage(file, line));
    const broken = said === null
      ? null
      : breakAt(file, line.number, this.at, said);
    if (broken !== null) this.problems.push(broken);
    this.at = said;
  }
}

function parse(bytes: Uint8Array) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const read = auditLineSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
