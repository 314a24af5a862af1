/** The one file of the room that touches the disk. */

/** Which file a path or a descriptor leads to. */
export interface Identity {
  /** Device. */
  readonly dev: number;
  /** Number of the file on its device; `null` where the system has none. */
  readonly ino: number | null;
}

/** An audit file, open for reading and appending. */
export class AuditFile {
  readonly #file: Deno.FsFile;

  /** Takes over an open file. */
  constructor(file: Deno.FsFile) {
    this.#file = file;
  }

  /** Length of the file now, in bytes; may be asked without any permission. */
  size(): number {
    return this.#file.seekSync(0, Deno.SeekMode.End);
  }

  /** Which file is open, or `"unknown"` once the process may not look at files any more. */
  identity(): Identity | "unknown" {
    try {
      const { dev, ino } = this.#file.statSync();
      return { dev, ino };
    } catch (error) {
      if (error instanceof Deno.errors.NotCapable) return "unknown";
      throw error;
    }
  }

  /** Up to so many bytes from a place on. */
  read(offset: number, length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length);
    this.#file.seekSync(offset, Deno.SeekMode.Start);
    let filled = 0;
    while (filled < length) {
      const read = this.#file.readSync(bytes.subarray(filled));
      if (read === null) break;
      filled += read;
    }
    return bytes.subarray(0, filled);
  }

  /** Appends all bytes or none: what was written of them before an error is cut away again where that is possible. */
  append(bytes: Uint8Array, start: number): void {
    let written = 0;
    try {
      while (written < bytes.length) {
        written += this.#file.writeSync(bytes.subarray(written));
      }
    } catch (error) {
      try {
        this.#file.truncateSync(start);
      } catch {
        // The rest of the line stays; the next writer finds and repairs it.
      }
      throw error;
    }
  }

  /** Waits until the content is on the disk itself. */
  sync(): Promise<void> {
    return this.#file.syncData();
  }

  /** Takes the file's lock, which processes share, unless another one holds it. */
  tryLock(): boolean {
    return this.#file.tryLockSync(true);
  }

  /** Gives the lock back. */
  unlock(): void {
    this.#file.unlockSync();
  }

  /** Closes the file, and with it gives back the lock. */
  close(): void {
    this.#file.close();
  }
}

/** Opens an audit file, creating it (mode 0600) and the folders above it (0700) where they are missing. */
export function openAuditFile(path: string): AuditFile {
  const open = () =>
    Deno.openSync(path, {
      read: true,
      append: true,
      create: true,
      mode: 0o600,
    });
  let file: Deno.FsFile;
  try {
    file = open();
  } catch (error) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (!(error instanceof Deno.errors.NotFound) || folder === "") throw error;
    Deno.mkdirSync(folder, { recursive: true, mode: 0o700 });
    file = open();
  }
  if (!file.statSync().isFile) {
    file.close();
    throw new Error(
      "it is no regular file, which records can be appended to and read back from",
    );
  }
  return new AuditFile(file);
}

/** Opens an audit file for reading alone, or `null` where there is none. The caller closes it. */
export function openForReading(path: string): AuditFile | null {
  try {
    return new AuditFile(Deno.openSync(path));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/**
 * Holds a rotated file, so that one process alone replaces it; `null` when another one does. Its own lock is left to
 * those who still have it open, and ask for it to learn that it was rotated.
 */
export function holdAlone(path: string): Disposable | null {
  const name = `${path}.held`;
  const file = new AuditFile(
    Deno.openSync(name, { write: true, create: true, mode: 0o600 }),
  );
  if (file.tryLock() && isSame(identityAt(name), file.identity())) {
    return {
      [Symbol.dispose]() {
        removeFile(name);
        file.close();
      },
    };
  }
  file.close();
  return null;
}

/** Whether two names or descriptors lead to one file, as far as that is known. */
export function isSame(
  a: Identity | "unknown" | null,
  b: Identity | "unknown" | null,
): boolean {
  return a !== "unknown" && b !== "unknown" && a !== null &&
    a.dev === b?.dev && a.ino === b.ino;
}

/** The path of a file without symbolic links, so that rotation renames the file and not the link. */
export function resolvePath(path: string): string {
  return Deno.realPathSync(path);
}

/** Which file a path leads to: `null` for none, `"unknown"` when the process may not look any more. */
export function identityAt(path: string): Identity | null | "unknown" {
  try {
    const { dev, ino } = Deno.statSync(path);
    return { dev, ino };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    if (error instanceof Deno.errors.NotCapable) return "unknown";
    throw error;
  }
}

/** Writes a new file beside an audit file, on the disk before it returns; an older one of the name is replaced. */
export function writeBeside(path: string, text: string): void {
  removeFile(path);
  using file = Deno.openSync(path, {
    write: true,
    createNew: true,
    mode: 0o600,
  });
  const bytes = new TextEncoder().encode(text);
  let written = 0;
  while (written < bytes.length) {
    written += file.writeSync(bytes.subarray(written));
  }
  file.syncDataSync();
}

/** Writes a new file in pieces as they come, on the disk before it resolves; an older one of the name is replaced. */
export async function writePieces(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  removeFile(path);
  using file = await Deno.open(path, {
    write: true,
    createNew: true,
    mode: 0o600,
  });
  for await (const piece of pieces) {
    let written = 0;
    while (written < piece.length) {
      written += await file.write(piece.subarray(written));
    }
  }
  await file.syncData();
}

/** Length of a file, in bytes. */
export function sizeOf(path: string): number {
  return Deno.statSync(path).size;
}

/** Gives a file a second name. */
export function linkFile(path: string, name: string): void {
  Deno.linkSync(path, name);
}

/** Puts a file in the place of another, in one step. */
export function replaceFile(path: string, by: string): void {
  Deno.renameSync(by, path);
}

/** Removes a file; false when there was none. */
export function removeFile(path: string): boolean {
  try {
    Deno.removeSync(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** A file's content, in pieces as they come. */
export async function* readPieces(
  path: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  // To open a pipe would wait for a writer, so what it is comes first.
  if (!(await Deno.stat(path)).isFile) {
    throw new Deno.errors.InvalidData("it is no regular file");
  }
  using file = await Deno.open(path);
  for (;;) {
    const piece = new Uint8Array(262_144);
    const length = await file.read(piece);
    if (length === null) return;
    yield piece.subarray(0, length);
  }
}
