/** Compresses rotated files. */
import {
  holdAlone,
  readPieces,
  removeFile,
  replaceFile,
  writePieces,
} from "./file.ts";
import { readLines } from "./lines.ts";
import { pack } from "./packed.ts";
import { packedPath } from "./rotate.ts";

/**
 * Puts a compressed file in the place of a rotated one, once it was read back whole.
 *
 * Killed in between, it leaves both files, of which the one that is not compressed counts. A file that another
 * process works on is left to that one.
 */
export async function packFile(path: string): Promise<void> {
  using held = holdAlone(path);
  if (held === null) return;
  const packed = packedPath(path);
  const unfinished = `${packed}.next`;
  await writePieces(unfinished, pack(readPieces(path)));
  replaceFile(packed, unfinished);
  if (!await haveSameLines(path, packed)) {
    removeFile(packed);
    throw new Error(`\`${packed}\` could not be read back as it was written`);
  }
  removeFile(path);
}

async function haveSameLines(path: string, packed: string): Promise<boolean> {
  const copy = readLines(packed);
  for await (const { bytes, ended } of readLines(path)) {
    const { value } = await copy.next();
    if (
      value?.ended !== ended || value.bytes.length !== bytes.length ||
      !bytes.every((byte, at) => byte === value.bytes[at])
    ) return false;
  }
  return (await copy.next()).done === true;
}
