/** Gathers what of a folder is a repository: the tracked files where git says which, else all of them. */
import { readBytes, readTextFile, treeUnder } from "../config/disk.ts";
import { pathIn, type Repository } from "./deployment/repository.ts";
import { trackedPaths } from "./deployment/tracked.ts";

/** Most bytes of a file that is searched for secrets; a longer one is data. */
const MOST_BYTES = 262_144;

/** Files that hold no text, and those that are too many to be anything but copies. */
const NO_TEXT =
  /\.(?:png|jpe?g|gif|webp|ico|pdf|woff2?|ttf|otf|zip|t?gz|xz|zst|tar|jar|class|so|dylib|dll|exe|wasm|mp[34]|mov|sqlite|db|mmdb|bin)$/i;

/** The repository in a folder. Rejects when the folder cannot be read. */
export async function readRepository(
  folder: string,
  leftOut: (path: string) => boolean = () => false,
): Promise<Repository> {
  const { files: all } = await treeUnder(folder, leftOut);
  const prefix = folder === "." ? 0 : folder.length + 1;
  const here = all.map((file) => file.slice(prefix));
  const tracked = await readIndex(folder);
  const files = tracked === null
    ? here
    : here.filter((file) => tracked.has(file));
  const texts = new Map<string, string>();
  for (const file of files) {
    if (NO_TEXT.test(file)) continue;
    const text = await readTextFile(pathIn(folder, file), MOST_BYTES)
      .catch(() => null);
    if (text !== null && !text.includes("\0")) texts.set(file, text);
  }
  return { folder, files, texts };
}

async function readIndex(folder: string): Promise<ReadonlySet<string> | null> {
  try {
    return trackedPaths(await readBytes(`${folder}/.git/index`, 67_108_864));
  } catch {
    return null;
  }
}
