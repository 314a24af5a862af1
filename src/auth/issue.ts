/** Makes, exchanges and ends keys. */
import { digest, toHex } from "./digest.ts";
import type { StoredKey } from "./key_file.ts";
import { newKeyId, newSecret } from "./random.ts";
import type { Scope } from "./scopes.ts";

/** A new key: what to store, and the secret that is shown once. */
export interface Issued {
  readonly key: StoredKey;
  readonly secret: string;
}

/** Makes a key. `expires` is when it ends, or `null` for never. */
export function issueKey(
  owner: string,
  scopes: readonly Scope[],
  created: Date,
  expires: Date | null,
): Issued {
  const secret = newSecret();
  return {
    secret,
    key: {
      id: newKeyId(),
      owner,
      scopes: [...scopes],
      sha256: toHex(digest(secret)),
      created: created.toISOString(),
      expires: expires?.toISOString() ?? null,
    },
  };
}

/** Ends a key at a moment, unless it ends before; used to let an exchanged key live on for a while. */
export function endKey(key: StoredKey, at: Date): StoredKey {
  const end = at.toISOString();
  return {
    ...key,
    expires: key.expires !== null && key.expires < end ? key.expires : end,
  };
}
