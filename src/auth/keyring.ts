/** The keys in force, and whether a credential is one of them. */
import { digest, findRow, fromHex, pack } from "./digest.ts";
import type { StoredKey } from "./key_file.ts";
import { DEFAULT_SCOPES, type Principal } from "./scopes.ts";

/** Why a credential was refused. */
export type Refusal = "unknown" | "expired";

/** The keys in force. Immutable: a changed file makes a new one. */
export interface Keyring {
  /** Who holds this key; known and unknown keys take the same work. */
  authenticate(secret: string, now: Date): Principal | Refusal;
  /** How many keys there are. */
  readonly size: number;
}

interface Entry {
  readonly hash: Uint8Array;
  readonly expires: number;
  readonly principal: Principal;
}

/** Puts the stored keys and the bootstrap key together. */
export function createKeyring(
  stored: readonly StoredKey[],
  bootstrap: string | null,
): Keyring {
  const entries: readonly Entry[] = [
    ...stored.map((key) => ({
      hash: fromHex(key.sha256),
      expires: key.expires === null ? Infinity : Date.parse(key.expires),
      principal: { id: key.owner, scopes: key.scopes },
    })),
    ...bootstrap === null ? [] : [{
      hash: digest(bootstrap),
      expires: Infinity,
      principal: { id: "bootstrap", scopes: DEFAULT_SCOPES },
    }],
  ];
  const hashes = pack(entries.map(({ hash }) => hash));
  return {
    size: entries.length,
    authenticate(secret, now) {
      const found = entries[findRow(hashes, digest(secret))];
      if (found === undefined) return "unknown";
      return found.expires <= now.getTime() ? "expired" : found.principal;
    },
  };
}
