/** Reads and replaces an agent's settings file: the one file of this room that touches the disk. */
import { causeInWords } from "../problem/cause.ts";

/** A settings file as it was when it was read. */
export interface SettingsFile {
  /** The path as the user knows it. */
  readonly path: string;
  /** The file itself, behind links. */
  readonly target: string;
  /** What it held, or `null` when it was not there. */
  readonly text: string | null;
  /** Its permission bits, which a change keeps. */
  readonly mode: number;
}

/** How a settings file is treated. */
export interface FileOptions {
  /** Whether links are followed; where a stranger may have put them they are refused. */
  readonly follow: boolean;
  /** Permission bits of a new file. */
  readonly mode: number;
}

/** Thrown when a settings file cannot be read or replaced; the message is for the user. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

const MOST_BYTES = 4_194_304;

/** Reads a settings file, absent ones included; throws {@linkcode SettingsError}. */
export function readSettings(path: string, options: FileOptions): SettingsFile {
  return inWords(path, "read", () => read(path, options));
}

/**
 * Replaces the file's text at once, after keeping the old one beside it with mode 0600, whose path is answered.
 * Throws {@linkcode SettingsError}, also when the file has changed since it was read or another of us is at work.
 */
export function replaceSettings(
  file: SettingsFile,
  text: string,
): string | null {
  return inWords(file.path, "changed", () => replace(file, text));
}

/** Removes the file, after keeping its text beside it, whose path is answered; else as {@linkcode replaceSettings}. */
export function dropSettings(file: SettingsFile): string | null {
  return inWords(file.path, "changed", () => {
    const backup = file.text === null ? null : keep(file.target, file.text);
    unchanged(file);
    Deno.removeSync(file.target);
    return backup;
  });
}

/** Puts a file back as it was before it became what it is `now`. Throws {@linkcode SettingsError}. */
export function restoreSettings(now: SettingsFile, before: SettingsFile): void {
  if (before.text === null) {
    inWords(now.path, "changed", () => {
      unchanged(now);
      Deno.removeSync(now.target);
    });
  } else replaceSettings(now, before.text);
}

function read(path: string, options: FileOptions): SettingsFile {
  const target = targetOf(path, options.follow);
  const info = stat(target);
  if (info === null) return { path, target, text: null, mode: options.mode };
  if (!info.isFile) throw new SettingsError(`${path} is no regular file`);
  if (info.size > MOST_BYTES) {
    throw new SettingsError(`${path} has more than ${MOST_BYTES} bytes`);
  }
  const mode = (info.mode ?? options.mode) & 0o7777;
  return { path, target, text: decode(Deno.readFileSync(target), path), mode };
}

function replace(file: SettingsFile, text: string): string | null {
  const folder = file.target.slice(0, file.target.lastIndexOf("/"));
  Deno.mkdirSync(folder, { recursive: true });
  const fresh = `${file.target}.superego-new`;
  // Its name is fixed, so that it is a lock as well.
  write(fresh, text, file.mode);
  try {
    const backup = file.text === null ? null : keep(file.target, file.text);
    unchanged(file);
    Deno.renameSync(fresh, file.target);
    return backup;
  } catch (cause) {
    Deno.removeSync(fresh);
    throw cause;
  }
}

function unchanged(file: SettingsFile): void {
  const now = stat(file.target) === null
    ? null
    : decode(Deno.readFileSync(file.target), file.path);
  if (now === file.text) return;
  throw new SettingsError(`${file.path} was changed by someone else meanwhile`);
}

/** Whether a program is there and may be started by its owner, group or everybody. */
export function isProgram(path: string): boolean {
  const info = stat(path);
  return info !== null && info.isFile && ((info.mode ?? 0o111) & 0o111) !== 0;
}

function targetOf(path: string, follow: boolean): string {
  const folder = path.slice(0, path.lastIndexOf("/"));
  for (const part of [folder, path]) {
    if (!lstat(part)?.isSymlink) continue;
    if (!follow) {
      throw new SettingsError(
        `${part} is a link, which may lead out of the project`,
      );
    }
    if (part === path && stat(path) === null) {
      throw new SettingsError(`${path} is a link that leads nowhere`);
    }
  }
  return lstat(path) === null ? path : Deno.realPathSync(path);
}

const MOST_BACKUPS = 99;

// Each text is kept once, under the first name that is free: what was there before us is never written over.
function keep(target: string, text: string): string {
  for (let at = 1; at <= MOST_BACKUPS; at++) {
    const backup = `${target}.superego-backup${at === 1 ? "" : `-${at}`}`;
    const there = lstat(backup);
    if (there === null) {
      const fresh = `${backup}-new`;
      write(fresh, text, 0o600);
      Deno.renameSync(fresh, backup);
      return backup;
    }
    if (
      there.isFile && there.size <= MOST_BYTES &&
      new TextDecoder().decode(Deno.readFileSync(backup)) === text
    ) return backup;
  }
  throw new SettingsError(
    `${MOST_BACKUPS} files ${target}.superego-backup* are there; remove those that nobody needs`,
  );
}

function write(path: string, text: string, mode: number): void {
  let file: Deno.FsFile;
  try {
    // Made anew or not at all: a link that waits under this name is not followed.
    file = Deno.openSync(path, { write: true, createNew: true, mode: 0o600 });
  } catch (cause) {
    if (!(cause instanceof Deno.errors.AlreadyExists)) throw cause;
    throw new SettingsError(
      `${path} is there: another superego is at work, or was stopped; remove it if none is`,
    );
  }
  try {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length;) {
      at += file.writeSync(bytes.subarray(at));
    }
    file.syncDataSync();
  } finally {
    file.close();
  }
  Deno.chmodSync(path, mode);
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
      .decode(bytes);
  } catch {
    throw new SettingsError(`${path} is not UTF-8`);
  }
}

const MEND =
  "See who owns the file and its folder, or choose other settings with --scope";

function inWords<T>(path: string, act: "read" | "changed", work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof SettingsError || !(cause instanceof Error)) {
      throw cause;
    }
    throw new SettingsError(
      `${path} cannot be ${act}: ${causeInWords(cause)}. ${MEND}`,
      { cause },
    );
  }
}

function stat(path: string): Deno.FileInfo | null {
  return orNull(() => Deno.statSync(path));
}

function lstat(path: string): Deno.FileInfo | null {
  return orNull(() => Deno.lstatSync(path));
}

function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof Deno.errors.NotFound) return null;
    throw cause;
  }
}
