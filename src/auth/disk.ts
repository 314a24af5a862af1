/** The one file of the room that touches the disk. */

/** The file's text, or `null` when there is none. */
export async function readKeyText(path: string): Promise<string | null> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** Replaces the file at once, readable by its owner only; missing folders are made, closed to others. */
export async function writeKeyText(path: string, text: string): Promise<void> {
  const folder = path.slice(0, Math.max(1, path.lastIndexOf("/")));
  if (path.includes("/")) {
    await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
  }
  const beside = `${path}.new`;
  await Deno.remove(beside).catch(() => {});
  await Deno.writeTextFile(beside, text, { mode: 0o600, createNew: true });
  await Deno.rename(beside, path);
}

/** Whether others than the owner may read the file; false where there is none or the system has no modes. */
export async function isExposed(path: string): Promise<boolean> {
  const info = await Deno.stat(path).catch(() => null);
  return info?.mode != null && (info.mode & 0o077) !== 0;
}
