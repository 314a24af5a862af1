/** Reads the files that configure us. */

import { folderOf } from "./path.ts";

/** Most bytes of a configuration file, a policy or a secret: a larger one is a mistake or an attack. */
export const MOST_BYTES = 8_388_608;

/**
 * The bytes of a regular file; throws an `Error` whose message says what is in the way (absent, a folder, a pipe,
 * too large). A pipe or device in a file's place is refused before it is opened, since opening would wait.
 */
export async function readBytes(
  path: string,
  most = MOST_BYTES,
): Promise<Uint8Array<ArrayBuffer>> {
  const info = await Deno.stat(path);
  if (info.isDirectory) throw new Error("it is a folder");
  if (!info.isFile) throw new Error("it is no regular file");
  if (info.size > most) {
    throw new Error(`it has ${info.size} bytes, more than ${most}`);
  }
  return await Deno.readFile(path);
}

/** The text of a regular file; throws as {@linkcode readBytes} does, and when it is not UTF-8. */
export async function readTextFile(
  path: string,
  most = MOST_BYTES,
): Promise<string> {
  const bytes = await readBytes(path, most);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error("it is not UTF-8");
  }
}

/** Whether every user of the machine may read a file; false where there is none or the system has no modes. */
export async function isReadableByAll(path: string): Promise<boolean> {
  const info = await Deno.stat(path).catch(() => null);
  return info?.mode != null && (info.mode & 0o004) !== 0;
}

/** Whether others than a file's owner may change it, or others than owner and group read it; false where there is none. */
export async function isOpenToOthers(path: string): Promise<boolean> {
  const info = await Deno.stat(path).catch(() => null);
  return info?.mode != null && (info.mode & 0o037) !== 0;
}

/** Whether a path leads to a folder; rejects when it leads nowhere. */
export async function isFolder(path: string): Promise<boolean> {
  return (await Deno.stat(path)).isDirectory;
}

/** Folders that hold copies of what others wrote. */
const FOREIGN: readonly string[] = [".git", "node_modules"];

/** What is below a folder. */
export interface Tree {
  /** Every regular file. */
  readonly files: readonly string[];
  /** Symbolic links, none of which is followed. */
  readonly links: readonly string[];
}

/**
 * Everything below a folder, sorted; `.git` and `node_modules` are left out, and what `leftOut` answers for.
 * Rejects when a folder cannot be read.
 */
export async function treeUnder(
  folder: string,
  leftOut: (path: string) => boolean = () => false,
): Promise<Tree> {
  const files: string[] = [];
  const links: string[] = [];
  const walk = async (at: string) => {
    const below: string[] = [];
    for await (const one of Deno.readDir(at)) {
      const { name } = one;
      const path = at === "." ? name : `${at.replace(/\/$/, "")}/${name}`;
      if (leftOut(path)) continue;
      if (one.isFile) files.push(path);
      if (one.isSymlink) links.push(path);
      if (one.isDirectory && !FOREIGN.includes(name)) below.push(path);
    }
    for (const path of below) await walk(path);
  };
  await walk(folder);
  return { files: files.sort(), links: links.sort() };
}

/** Whether a symbolic link leads to something inside the folder, or nowhere; false where it leads out. */
export async function staysInside(
  link: string,
  folder: string,
): Promise<boolean> {
  try {
    return isInside(await Deno.realPath(link), await Deno.realPath(folder));
  } catch {
    return true;
  }
}

/** What tells one state of a file from another; never rejects. */
export async function stateOf(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtime, ctime } = await Deno.stat(path);
    return [dev, ino, size, mtime?.getTime(), ctime?.getTime()].join();
  } catch (error) {
    return error instanceof Error ? error.name : "unknown";
  }
}

/**
 * The text of a file whose content really lies inside one of the folders, wherever symbolic links lead;
 * throws an `Error` whose message says what is in the way.
 */
export async function readTextInside(
  path: string,
  folders: readonly string[],
): Promise<string> {
  const real = await Deno.realPath(path);
  if (folders.length === 0 && real === path) {
    throw new Error("it is no regular file, or was not there at the start");
  }
  if (!folders.some((folder) => isInside(real, folder))) {
    throw new Error(
      `it is a symbolic link to \`${real}\`, outside ${folders.join(" and ")}`,
    );
  }
  return await readTextFile(path);
}

/**
 * The folders that a file may be in when it is read again: its own, and the one where its content lies now.
 * None when it is not there.
 */
export async function placesOf(path: string): Promise<readonly string[]> {
  try {
    const real = await Deno.realPath(path);
    return [...new Set([await Deno.realPath(folderOf(path)), folderOf(real)])];
  } catch {
    return [];
  }
}

/** The path that symbolic links lead to; for a file that is not there, inside the folder that they lead to. */
export async function realFile(path: string): Promise<string> {
  try {
    return await Deno.realPath(path);
  } catch {
    const folder = await Deno.realPath(folderOf(path));
    return `${folder}/${path.slice(path.lastIndexOf("/") + 1)}`;
  }
}

/** Makes a folder and those above it, closed to others; one that is there stays as it is. */
export async function makeFolder(path: string): Promise<void> {
  await Deno.mkdir(path, { recursive: true, mode: 0o700 });
}

function isInside(path: string, folder: string): boolean {
  return folder === "/" || path.startsWith(`${folder}/`);
}
