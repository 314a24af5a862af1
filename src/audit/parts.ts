/** Finds the files over which one chain is spread. */
import { identityAt } from "./file.ts";
import { readLines } from "./lines.ts";
import { partPath } from "./rotate.ts";
import { headOf } from "./tail.ts";

/** The files of a chain, oldest first, and what is missing of them. */
export interface Parts {
  /** Paths, oldest first; the last is the one that was asked for. */
  readonly files: readonly string[];
  /** Number of the first of them. */
  readonly first: number;
  /** Paths that the chain says were kept and that are not there. */
  readonly missing: readonly string[];
}

/** The files of the chain that ends in a file; throws when that file cannot be read. */
export async function findParts(path: string): Promise<Parts> {
  let head = { part: 1, oldest: 1 };
  for await (const { bytes } of readLines(path)) {
    head = headOf(bytes);
    break;
  }
  const { part, oldest } = head;
  const suffix = `.${part}`;
  const base = path.endsWith(suffix) ? path.slice(0, -suffix.length) : path;
  const before: string[] = [];
  const missing: string[] = [];
  let first = part;
  for (let earlier = part - 1; earlier >= oldest; earlier--) {
    const file = partPath(base, earlier);
    if (identityAt(file) === null) missing.unshift(file);
    else if (missing.length === 0) {
      before.unshift(file);
      first = earlier;
    }
  }
  return { files: [...before, path], first, missing };
}
