/** The one file of the room that touches the disk. */
import { causeInWords } from "../problem/cause.ts";

/** The file's text, or `null` when there is none. */
export async function readKeyText(path: string): Promise<string | null> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** The file of keys, or its folder, cannot be written to; the message says why. */
export class KeyFileError extends Error {
  override readonly name = "KeyFileError";
}

/** Replaces the file at once, readable by its owner only; missing folders are made, closed to others. Rejects with a {@linkcode KeyFileError}. */
export async function writeKeyText(path: string, text: string): Promise<void> {
  await replace(path, text).catch(fail);
}

async function replace(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  await Deno.remove(beside).catch(() => {});
  using file = await openIn(
    path,
    () => Deno.open(beside, { write: true, createNew: true, mode: 0o600 }),
  );
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length;) {
    at += await file.write(bytes.subarray(at));
  }
  // Else a power cut could leave an empty file behind the new name, and nobody's key would be known.
  await file.syncData();
  await Deno.rename(beside, path);
}

/**
 * Does something while no other process does so with the same file; `${path}.lock` stays behind.
 * Rejects with a {@linkcode KeyFileError} where that cannot be written.
 */
export async function whileLocked<T>(
  path: string,
  work: () => Promise<T>,
): Promise<T> {
  using file = await openLock(path).catch(fail);
  await file.lock(true);
  return await work();
}

/** Whether others than the owner may read the file; false where there is none or the system has no modes. */
export async function isExposed(path: string): Promise<boolean> {
  const info = await Deno.stat(path).catch(() => null);
  return info?.mode != null && (info.mode & 0o077) !== 0;
}

function openLock(path: string): Promise<Deno.FsFile> {
  return openIn(
    path,
    () => Deno.open(`${path}.lock`, { write: true, create: true, mode: 0o600 }),
  );
}

/** Opens a file in the folder of `path`, which is made only where it is not there: the server may not make one. */
async function openIn(
  path: string,
  open: () => Promise<Deno.FsFile>,
): Promise<Deno.FsFile> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    await makeFolder(path);
    return await open();
  }
}

function fail(cause: unknown): never {
  throw new KeyFileError(causeInWords(cause), { cause });
}

async function makeFolder(path: string): Promise<void> {
  const slash = path.lastIndexOf("/");
  if (slash > 0) {
    await Deno.mkdir(path.slice(0, slash), { recursive: true, mode: 0o700 });
  }
}
