/** Ends a full audit file and lets the chain go on in a new one. */
import { chain, type Link } from "./chain.ts";
import type { Digest } from "./digest.ts";
import {
  type AuditFile,
  identityAt,
  isSame,
  linkFile,
  replaceFile,
  writeBeside,
} from "./file.ts";
import { readHead } from "./tail.ts";

/** A full file, whose lock the caller holds. */
export interface Full {
  /** Its path. */
  readonly path: string;
  /** The open file. */
  readonly file: AuditFile;
  /** Its length, in bytes. */
  readonly size: number;
  /** Its last record. */
  readonly link: Link;
  /** When it is rotated. */
  readonly now: Date;
  /** What hashes records. */
  readonly digest: Digest;
}

/** The path of a rotated file. */
export function partPath(path: string, part: number): string {
  return `${path}.${part}`;
}

/** The path of a compressed file. */
export function packedPath(path: string): string {
  return `${path}.gz`;
}

/** Where a rotated file is, compressed or not; `null` when it is not there. */
export function partAt(path: string, part: number): string | null {
  const plain = partPath(path, part);
  const places = [plain, packedPath(plain)];
  return places.find((place) => identityAt(place) !== null) ?? null;
}

/**
 * Seals the file, gives it its number, and puts a new one in its place, whose first record follows the seal.
 *
 * INVARIANT (never absent): at every moment a file stands at the path, so that nobody begins a second chain there;
 * and whoever still has the old file open finds the seal at its end. Killed between two steps, it leaves a sealed
 * file at the path, to which the chain may be appended and which the next rotation seals again.
 *
 * @returns the new file's first record, from which the chain goes on
 */
export async function rotate(full: Full): Promise<Link> {
  const { path, file, digest, now } = full;
  const { part } = readHead(file);
  const name = partPath(path, part);
  const taken = partAt(path, part);
  const isLinked = taken === name && isSame(identityAt(name), file.identity());
  if (taken !== null && !isLinked) {
    throw new Error(`\`${taken}\` exists already; move it away`);
  }
  const seal = await chain(full.link, { kind: "sealed", part }, digest);
  const opened = await chain(seal.link, {
    kind: "opened",
    time: now.toISOString(),
    part: part + 1,
  }, digest);
  const next = `${path}.next`;
  writeBeside(next, opened.text);
  file.append(new TextEncoder().encode(seal.text), full.size);
  await file.sync();
  if (!isLinked) linkFile(path, name);
  replaceFile(path, next);
  return opened.link;
}
