/** Reads the files that configure us. */

/** Most bytes of a configuration file, a policy or a secret: a larger one is a mistake or an attack. */
export const MOST_BYTES = 8_388_608;

/**
 * The text of a regular file; throws an `Error` whose message says what is in the way (absent, a folder, a pipe,
 * too large, not UTF-8). A pipe or device in a file's place is refused before it is opened, since opening would wait.
 */
export async function readTextFile(path: string): Promise<string> {
  const info = await Deno.stat(path);
  if (info.isDirectory) throw new Error("it is a folder");
  if (!info.isFile) throw new Error("it is no regular file");
  if (info.size > MOST_BYTES) {
    throw new Error(`it has ${info.size} bytes, more than ${MOST_BYTES}`);
  }
  const bytes = await Deno.readFile(path);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error("it is not UTF-8");
  }
}

/** Says in words why a file could not be read. */
export function whyUnreadable(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) return "it does not exist";
  if (error instanceof Deno.errors.PermissionDenied) return "permission denied";
  if (error instanceof Deno.errors.NotCapable) {
    return "it is outside what this process may read";
  }
  return error instanceof Error ? error.message : String(error);
}
