/** Finds the files over which one chain is spread. */
import { firstLine } from "./lines.ts";
import { partAt } from "./rotate.ts";
import { headOf } from "./tail.ts";

/** The files of a chain. */
export interface Parts {
  /** Paths, oldest first; the last is the one that was asked for. */
  readonly files: readonly string[];
  /** Number of the first of them. */
  readonly first: number;
  /** Whether the file that was asked for is a rotated one, after which others follow. */
  readonly rotated: boolean;
}

/** The files of the chain that ends in a file, as far back as none is missing; throws when that file cannot be read. */
export async function findParts(path: string): Promise<Parts> {
  const { part } = headOf(await firstLine(path));
  const rotated = new RegExp(`^(.+)\\.${part}(?:\\.gz)?$`).exec(path);
  const files = [path];
  let first = part;
  for (; first > 1; first--) {
    const before = partAt(rotated?.[1] ?? path, first - 1);
    if (before === null) break;
    files.unshift(before);
  }
  return { files, first, rotated: rotated !== null };
}
