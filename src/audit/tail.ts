/** Reads the two ends of an audit file: where the chain goes on, and which file of it this is. */
import {
  BEGINNING,
  canBeTorn,
  isUnaltered,
  type Link,
  readChained,
} from "./chain.ts";
import type { Digest } from "./digest.ts";
import type { AuditFile } from "./file.ts";

/** How far back the last line is looked for, in bytes. */
const FARTHEST = 64 * 1_048_576;
const LINE_FEED = 10;

/** The end of an audit file. */
export interface Tail {
  /** The last whole record's place in the chain. */
  readonly link: Link;
  /** Whether that record seals the file. */
  readonly sealed: boolean;
  /** What kind of record that is; `null` for none. */
  readonly kind: string | null;
  /** What a writer left that was killed in the middle of a line; empty as a rule. */
  readonly fragment: Uint8Array<ArrayBuffer>;
}

/**
 * The end of a file of a given size.
 *
 * @throws {Error} when the last line is no unaltered record: to append to it would hide the damage.
 */
export async function readTail(
  file: AuditFile,
  size: number,
  digest: Digest,
): Promise<Tail> {
  const { line, fragment } = lastLine(file, size);
  if (!canBeTorn(fragment)) {
    throw new Error(
      "The file does not end with an audit record: it is another file, or was changed. Move it away, or name another with --audit",
    );
  }
  if (line === null) {
    return { link: BEGINNING, sealed: false, kind: null, fragment };
  }
  const said = readChained(line);
  if (said === null || !await isUnaltered(line, said, digest)) {
    throw new Error(
      "The last record was altered: appending would hide it. See `superego audit verify`, then move the file away",
    );
  }
  const { kind } = said;
  return { link: said, sealed: kind === "sealed", kind, fragment };
}

/** Which file of the chain this is, and how old it is. */
export interface Head {
  /** Number of the file, counted from 1. */
  readonly part: number;
  /** When the first line was written, in milliseconds since 1970; `null` where it does not say. */
  readonly since_ms: number | null;
  /** Whether the first line records something else than where the chain goes on. */
  readonly full: boolean;
  /** Length of the first line with its line feed, in bytes. */
  readonly bytes: number;
}

const TIME = /"kind":"\w{1,32}","time":"([^"]{20,30})"/;

/** What a file's first line says of its place among the files of the chain. */
export function readHead(file: AuditFile): Head {
  const bytes = file.read(0, 1024);
  const end = bytes.indexOf(LINE_FEED);
  return headOf(bytes.subarray(0, end === -1 ? 0 : end));
}

/** What a first line says of its file's place among the files of the chain. */
export function headOf(line: Uint8Array<ArrayBuffer>): Head {
  const kind = readChained(line)?.kind;
  const text = new TextDecoder().decode(line.subarray(0, 512));
  const time = kind === undefined
    ? NaN
    : Date.parse(TIME.exec(text)?.[1] ?? "");
  const part = kind === "opened" ? /"part":(\d{1,9})/.exec(text)?.[1] : 1;
  return {
    part: Number(part ?? 1),
    since_ms: Number.isNaN(time) ? null : time,
    full: kind !== undefined && kind !== "opened",
    bytes: line.length + 1,
  };
}

function lastLine(file: AuditFile, size: number) {
  for (let length = 4096;; length *= 4) {
    const from = Math.max(0, size - length);
    const bytes = file.read(from, size - from);
    const end = bytes.lastIndexOf(LINE_FEED);
    const before = end < 1 ? -1 : bytes.lastIndexOf(LINE_FEED, end - 1);
    if (from === 0 || before !== -1) {
      return {
        line: end === -1 ? null : bytes.subarray(before + 1, end),
        fragment: bytes.slice(end + 1),
      };
    }
    if (length >= FARTHEST) {
      throw new Error(
        "The file has no end of line for 64 MiB: it is not an audit file. Name another with --audit",
      );
    }
  }
}
