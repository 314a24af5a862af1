/** How lines are chained: each names the hash of the one before, and ends with the hash of itself. */
import type { Digest } from "./digest.ts";

/** What the first record of a chain names as the hash of the record before it. */
export const GENESIS = "genesis";

/** A place in the chain, to which the next record is linked. */
export interface Link {
  /** The record's sequence number. */
  readonly sequence: number;
  /** The record's hash. */
  readonly hash: string;
}

/** The place before the first record. */
export const BEGINNING: Link = { sequence: 0, hash: GENESIS };

/** A line with what the chain knows of it. */
export interface ChainedLine extends Link {
  /** Hash of the record before it, as the line says. */
  readonly previous: string;
  /** What kind of line it is. */
  readonly kind: string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("latin1");
const HEAD =
  /^\{"sequence":([1-9]\d{0,14}),"previous":"(genesis|[0-9a-f]{64})","kind":"(\w{1,32})"/;
const TAIL = /^,"hash":"([0-9a-f]{64})"\}$/;
const TAIL_BYTES = `,"hash":"${"0".repeat(64)}"}`.length;
const HEAD_BYTES = 192;
const CLOSING_BRACE = 125;

/** A record before it has its place in the chain; its kind comes first. */
export type Unchained = Readonly<Record<string, unknown>> & {
  readonly kind: string;
};

/** A line with its line feed, and its place in the chain. */
export interface ChainLine {
  readonly text: string;
  readonly link: Link;
}

/**
 * The line that follows a place in the chain, with its line feed, and its own place.
 *
 * INVARIANT (exact bytes): what is hashed is the line itself without its `hash` member, so that no two writings of
 * the same record have the same hash and no change of a single byte keeps it.
 */
export function chain(
  before: Link,
  record: Unchained,
  digest: Digest,
): ChainLine | Promise<ChainLine> {
  const sequence = before.sequence + 1;
  const said = JSON.stringify(record);
  if (!said.startsWith('{"kind":')) {
    throw new TypeError("A record begins with its kind");
  }
  const body = `{"sequence":${sequence},"previous":"${before.hash}",${
    said.slice(1)
  }`;
  const close = (hash: string): ChainLine => ({
    text: `${body.slice(0, -1)},"hash":"${hash}"}\n`,
    link: { sequence, hash },
  });
  const hash = digest(body);
  return typeof hash === "string" ? close(hash) : hash.then(close);
}

/** What a line (without its line feed) says of its place, whether or not that is true; `null` when it is no record. */
export function readChained(
  line: Uint8Array<ArrayBuffer>,
): ChainedLine | null {
  const head = HEAD.exec(decoder.decode(line.subarray(0, HEAD_BYTES)));
  const tail = TAIL.exec(
    decoder.decode(line.subarray(Math.max(0, line.length - TAIL_BYTES))),
  );
  if (head === null || tail === null) return null;
  const [, sequence = "", previous = "", kind = ""] = head;
  const [, hash = ""] = tail;
  return { sequence: Number(sequence), previous, kind, hash };
}

/** Whether a line's hash is that of its bytes. */
export async function isUnaltered(
  line: Uint8Array<ArrayBuffer>,
  said: ChainedLine,
  digest: Digest,
): Promise<boolean> {
  const body = line.slice(0, line.length - TAIL_BYTES + 1);
  body[body.length - 1] = CLOSING_BRACE;
  return await digest(body) === said.hash;
}

/** Whether some bytes can be what is left of a line whose writing was cut off: its beginning, or blocks never filled. */
export function canBeTorn(fragment: Uint8Array): boolean {
  const opening = encoder.encode('{"sequence":');
  const known = fragment.subarray(0, opening.length);
  return known.every((byte, i) => byte === opening[i]) ||
    fragment.every((byte) => byte === 0);
}
