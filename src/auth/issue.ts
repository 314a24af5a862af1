/** Makes, exchanges and ends keys. */
import { digest, toHex } from "./digest.ts";
import type { StoredKey } from "./key_file.ts";
import { newKeyId, newSecret } from "./random.ts";
import { conflictOf, type Scope } from "./scopes.ts";

/** A new key: what to store, and the secret that is shown once. */
export interface Issued {
  readonly key: StoredKey;
  readonly secret: string;
}

/** From where a key may come, and what it may ask about; anything when absent. */
export type Bounds = Pick<StoredKey, "addresses" | "tools">;

/** Makes a key; throws `TypeError` for scopes that may not go together. `expires` is when it ends, or `null`. */
export function issueKey(
  owner: string,
  scopes: readonly Scope[],
  created: Date,
  expires: Date | null,
  bounds: Bounds = {},
): Issued {
  const conflict = conflictOf(scopes);
  if (conflict !== null) throw new TypeError(conflict);
  const secret = newSecret();
  return {
    secret,
    key: {
      id: newKeyId(),
      owner,
      scopes: [...new Set(scopes)],
      sha256: toHex(digest(secret)),
      created: created.toISOString(),
      expires: expires?.toISOString() ?? null,
      rotated: null,
      ...bounds,
    },
  };
}

/** A key in place of another: the same owner, scopes, bounds, beginning and end. */
export function exchangeKey(key: StoredKey, now: Date): Issued {
  const fresh = issueKey(key.owner, key.scopes, now, null);
  return {
    secret: fresh.secret,
    key: {
      ...key,
      id: fresh.key.id,
      sha256: fresh.key.sha256,
      rotated: now.toISOString(),
    },
  };
}

/** Ends a key at a moment, unless it ends before; used to let an exchanged key live on for a while. */
export function endKey(key: StoredKey, at: Date): StoredKey {
  const earlier = key.expires !== null &&
    Date.parse(key.expires) < at.getTime();
  return { ...key, expires: earlier ? key.expires : at.toISOString() };
}
