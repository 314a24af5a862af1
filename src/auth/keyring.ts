/** The keys in force, and whether a credential is one of them. */
import { digest, findRow, fromHex, pack } from "./digest.ts";
import { type Ending, endingKeys } from "./ending.ts";
import type { StoredKey } from "./key_file.ts";
import { type Matcher, matcherOf } from "../limit/networks.ts";
import { DEFAULT_SCOPES, type Principal } from "./scopes.ts";

/** Why a credential was refused. */
export type Refusal = "unknown" | "expired" | "address";

/** The keys in force. Immutable: a changed file makes a new one. */
export interface Keyring {
  /** Who holds this key; known and unknown keys take the same work. */
  authenticate(
    secret: string,
    now: Date,
    /** The address that it comes from. */
    address?: string,
  ): Principal | Refusal;
  /** How many keys there are. */
  readonly size: number;
  /** The stored keys that are good now and will not be in so many days. */
  ending(now: Date, days: number): readonly Ending[];
}

interface Entry {
  readonly hash: Uint8Array;
  readonly expires: number;
  readonly principal: Principal;
  /** From where it may come; absent for anywhere. */
  readonly matches?: Matcher;
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
      principal: {
        id: key.owner,
        scopes: key.scopes,
        key_id: key.id,
        ...key.tools === undefined ? {} : { tools: key.tools },
      },
      ...key.addresses === undefined
        ? {}
        : { matches: matcherOf(key.addresses) },
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
    ending: (now, days) => endingKeys(stored, now, days),
    authenticate(secret, now, address) {
      const found = entries[findRow(hashes, digest(secret))];
      if (found === undefined) return "unknown";
      if (found.expires <= now.getTime()) return "expired";
      return found.matches === undefined || found.matches(address)
        ? found.principal
        : "address";
    },
  };
}
