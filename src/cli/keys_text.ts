/** Writes the list of keys for people. */
import type { StoredKey } from "../auth/key_file.ts";

/** One line a key, without its hash. */
export function keyLines(keys: readonly StoredKey[], now: Date): string {
  if (keys.length === 0) return "No keys.\n";
  return keys.map((key) => {
    const { id, owner, scopes, created, rotated } = key;
    const made = `made ${created.slice(0, 10)}`;
    const changed = rotated === null ? "" : `, changed ${rotated.slice(0, 10)}`;
    return `${id}  ${owner}  ${scopes.join(",")}  ${made}${changed}, ${
      endOf(key, now)
    }\n`;
  }).join("");
}

function endOf({ expires }: StoredKey, now: Date): string {
  if (expires === null) return "never ends";
  return Date.parse(expires) <= now.getTime()
    ? `ended ${expires}`
    : `ends ${expires}`;
}
