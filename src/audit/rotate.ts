/** Ends a full audit file and lets the chain go on in a new one. */
import { chain, type Link } from "./chain.ts";
import type { Digest } from "./digest.ts";
import {
  type AuditFile,
  identityAt,
  isSame,
  linkFile,
  removeFile,
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
  /** How many rotated files are kept. */
  readonly keep: number;
  /** What hashes records. */
  readonly digest: Digest;
}

/** The path of a rotated file. */
export function partPath(path: string, part: number): string {
  return `${path}.${part}`;
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
  const { path, file, digest } = full;
  const { part, oldest } = readHead(file);
  const name = partPath(path, part);
  const taken = identityAt(name);
  const isLinked = isSame(taken, file.identity());
  if (taken !== null && !isLinked) {
    throw new Error(`\`${name}\` exists already; move it away`);
  }
  const kept = Math.max(oldest, part + 1 - full.keep);
  const seal = await chain(full.link, { kind: "sealed", part }, digest);
  const opened = await chain(seal.link, {
    kind: "opened",
    part: part + 1,
    oldest: kept,
  }, digest);
  const next = `${path}.next`;
  writeBeside(next, opened.text);
  file.append(new TextEncoder().encode(seal.text), full.size);
  await file.sync();
  if (!isLinked) linkFile(path, name);
  replaceFile(path, next);
  for (let gone = kept - 1; gone > 0; gone--) {
    if (!removeFile(partPath(path, gone))) break;
  }
  return opened.link;
}
