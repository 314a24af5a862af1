/** Takes what was recorded of a principal out of a chain, which stays verifiable. */
import { readChained } from "./chain.ts";
import { decisionIn } from "./decision.ts";
import type { Digest } from "./digest.ts";
import { type OpenRecord, openWithoutKey } from "./encrypted.ts";
import { linesHash } from "./erased.ts";
import { holdAlone, removeFile, replaceFile, writePieces } from "./file.ts";
import { readLines } from "./lines.ts";
import { isPacked, pack } from "./packed.ts";
import { findParts } from "./parts.ts";
import { packedPath } from "./rotate.ts";
import { readDecisions } from "./search.ts";
import { fragmentTombstone, readTombstone, tombstone } from "./tombstone.ts";
import { ChainWriter } from "./writer.ts";

/** Whose records are erased, and what is recorded of that. */
export interface Erasure {
  /** A new random identifier. */
  readonly id: string;
  readonly principal: string;
  /** Who erases. */
  readonly by: string;
  /** Why. */
  readonly why: string;
  readonly now: Date;
}

/** A file without what is erased, beside the one whose place it will take. */
interface Prepared {
  readonly part: number;
  readonly file: string;
  readonly unfinished: string;
  readonly records: number;
  readonly lines: number;
  readonly sha256: string;
}

const LOCK_MS = 10_000;

/**
 * Erases every record of a principal, and every torn line, from the chain that ends in a file; gives their number.
 *
 * In its place in the chain each leaves its sequence number and its hash, which nobody can tell anything from: what was
 * hashed had a random identifier in it that is erased, too. A record at the end says who erased how much and why, with
 * a hash of what was left in the places, so that nothing else can be passed off as erased.
 *
 * INVARIANT (recorded first): the record of the erasure is written before the first file is replaced. Killed in
 * between, it leaves records that the next call erases.
 */
export async function erase(
  path: string,
  erasure: Erasure,
  digest: Digest,
  open: OpenRecord = openWithoutKey,
): Promise<number> {
  if (!await hasRecords(path, erasure.principal, open)) return 0;
  const writer = new ChainWriter({
    file: path,
    max_bytes: 0,
    max_age_ms: 0,
    now: () => erasure.now,
    sync: true,
    lock_ms: LOCK_MS,
  }, digest);
  const held: Disposable[] = [];
  try {
    // Others append to the last file, but to none that was rotated.
    await writer.rotateNow();
    const { files, first } = await findParts(writer.path);
    const prepared: Prepared[] = [];
    for (const [i, file] of files.slice(0, -1).entries()) {
      const hold = holdAlone(file);
      if (hold === null) {
        throw new Error(
          `another process works on \`${file}\`; try again when it has finished`,
        );
      }
      held.push(hold);
      const one = await prepare(file, first + i, erasure, { digest, open });
      if (one !== null) prepared.push(one);
    }
    const records = prepared.reduce((sum, one) => sum + one.records, 0);
    await writer.write([{
      kind: "erasure",
      time: erasure.now.toISOString(),
      erasure: erasure.id,
      by: erasure.by,
      why: erasure.why,
      records,
      parts: prepared.map(({ part, lines, sha256 }) => ({
        part,
        lines,
        sha256,
      })),
    }]);
    for (const { file, unfinished } of prepared) {
      replaceFile(file, unfinished);
      // What compressing or an earlier erasure was killed over.
      const other = isPacked(file) ? file : packedPath(file);
      if (other !== file) removeFile(other);
      removeFile(`${other}.next`);
    }
    return records;
  } finally {
    for (const hold of held) hold[Symbol.dispose]();
    writer.close();
  }
}

async function hasRecords(
  path: string,
  principal: string,
  open: OpenRecord,
): Promise<boolean> {
  for await (const record of readDecisions(path, open)) {
    if (record.principal === principal) return true;
  }
  return false;
}

/** Writes a file without what is erased; `null` when there is nothing of it. */
async function prepare(
  file: string,
  part: number,
  { id, principal }: Erasure,
  { digest, open }: { readonly digest: Digest; readonly open: OpenRecord },
): Promise<Prepared | null> {
  const unfinished = `${file}.erasing`;
  const left: string[] = [];
  let records = 0;
  const encoder = new TextEncoder();
  const put = (line: string) => {
    left.push(line);
    return encoder.encode(`${line}\n`);
  };
  async function* without(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    // A torn line shows only by the record that follows it.
    let odd: Uint8Array<ArrayBuffer> | null = null;
    for await (const { bytes, ended } of readLines(file)) {
      const line = withEnd(bytes, ended);
      const said = readChained(bytes);
      if (odd !== null) {
        yield said?.kind === "repair" ? put(fragmentTombstone(id)) : odd;
        odd = null;
      }
      if (said === null && readTombstone(bytes) === null) odd = line;
      else if (
        said !== null &&
        decisionIn(new TextDecoder().decode(bytes), open)?.principal ===
          principal
      ) {
        records++;
        yield put(tombstone(said, id));
      } else yield line;
    }
    if (odd !== null) yield odd;
  }
  const content = without();
  await writePieces(unfinished, isPacked(file) ? pack(content) : content);
  if (left.length === 0) {
    removeFile(unfinished);
    return null;
  }
  return {
    part,
    file,
    unfinished,
    records,
    lines: left.length,
    sha256: await linesHash(left, digest),
  };
}

function withEnd(
  bytes: Uint8Array<ArrayBuffer>,
  ended: boolean,
): Uint8Array<ArrayBuffer> {
  if (!ended) return bytes;
  const line = new Uint8Array(bytes.length + 1);
  line.set(bytes);
  line[bytes.length] = 10;
  return line;
}
