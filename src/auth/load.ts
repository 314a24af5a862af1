/** Loads the keyring from its file, and makes the file's first key. */
import type { Result } from "../problem/problem.ts";
import {
  isExposed,
  KeyFileError,
  readKeyText,
  whileLocked,
  writeKeyText,
} from "./disk.ts";
import { causeInWords } from "../problem/cause.ts";
import { issueKey } from "./issue.ts";
import { formatKeyFile, parseKeyFile, type StoredKey } from "./key_file.ts";
import { createKeyring, type Keyring } from "./keyring.ts";
import { DEFAULT_SCOPES } from "./scopes.ts";
import { weakness } from "./strength.ts";
import { refusal } from "../problem/refusal.ts";

/** The keys of a file; none when there is no file. A file that others may read is refused. */
export async function loadKeys(
  path: string,
): Promise<Result<readonly StoredKey[]>> {
  let text: string | null;
  try {
    text = await readKeyText(path);
  } catch (error) {
    return refusal(
      "KEYS-002",
      path,
      `the file of keys cannot be read: ${causeInWords(error)}`,
      "Make it readable for the user that runs this, or name another with `keys`",
    );
  }
  if (text === null) return { ok: true, value: [] };
  if (await isExposed(path)) {
    return refusal(
      "KEYS-003",
      path,
      "others may read or write the file of keys",
      `Run \`chmod 600 ${path}\``,
    );
  }
  return parseKeyFile(text, path);
}

/** The keyring of a file and the bootstrap key; a weak bootstrap key is refused. */
export async function loadKeyring(
  path: string,
  bootstrap: string | null,
): Promise<Result<Keyring>> {
  const weak = bootstrap === null ? null : weakness(bootstrap);
  if (weak !== null) {
    return refusal(
      "KEYS-004",
      "SUPEREGO_API_KEY",
      `the bootstrap key is too weak: ${weak}`,
      "Make one with `superego keys add NAME`, or `openssl rand -base64 32`",
    );
  }
  const keys = await loadKeys(path);
  return keys.ok
    ? { ok: true, value: createKeyring(keys.value, bootstrap) }
    : keys;
}

/**
 * Makes the first key of a file that has none, and returns it; it is stored as a hash and cannot be shown again.
 *
 * `null` when the file has keys after all: another start was quicker, and its key stays.
 */
export async function createFirstKey(
  path: string,
  now: Date,
): Promise<string | null> {
  return await whileLocked(path, async () => {
    const stored = await loadKeys(path);
    if (!stored.ok || stored.value.length > 0) return null;
    const { key, secret } = issueKey("first", DEFAULT_SCOPES, now, null);
    await writeKeyText(path, formatKeyFile([key]));
    return secret;
  });
}

/** Takes the first key out again, where it is the only one: nobody has seen it. Says whether it is gone. */
export async function withdrawFirstKey(
  path: string,
  secret: string,
): Promise<boolean> {
  try {
    return await whileLocked(path, async () => {
      const stored = await loadKeys(path);
      if (!stored.ok || stored.value.length !== 1) return false;
      const made = createKeyring(stored.value, null);
      if (typeof made.authenticate(secret, new Date(0)) === "string") {
        return false;
      }
      await writeKeyText(path, formatKeyFile([]));
      return true;
    });
  } catch (error) {
    if (error instanceof KeyFileError) return false;
    throw error;
  }
}

/** What `work` gives, or, where the file of keys cannot be written, the problem (`KEYS-005`). */
export async function orUnwritable<T>(
  path: string,
  work: () => Promise<T>,
): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof KeyFileError)) throw error;
    return refusal(
      "KEYS-005",
      path,
      `the file of keys cannot be written: ${error.message}`,
      "Name a folder that this user may write to with SUPEREGO_STATE_DIR, or a file with `keys`",
    );
  }
}
