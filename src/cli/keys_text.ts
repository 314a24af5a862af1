/** Writes the list of keys for people. */
import type { StoredKey } from "../auth/key_file.ts";
import type { Look } from "./draw.ts";
import { type Cell, grid } from "./grid.ts";

/** A key, and when it was used last; `null` for not yet, as far as is known. */
export type ListedKey = StoredKey & { readonly last_used: string | null };

/** One row a key, without its hash. */
export function keyLines(
  keys: readonly ListedKey[],
  now: Date,
  look: Look,
): string {
  if (keys.length === 0) return "No keys.\n";
  return grid(
    keys.map((key) => {
      const { id, owner, scopes, created, rotated } = key;
      return [
        id,
        [{ text: owner, style: "title" }],
        [scopes.join(", "), ...boundsOf(key)].join(", "),
        `made ${created.slice(0, 10)}${
          rotated === null ? "" : `, changed ${rotated.slice(0, 10)}`
        }`,
        endOf(key, now),
        key.last_used === null
          ? "not used yet"
          : `used ${key.last_used.slice(0, 16)}Z`,
      ];
    }),
    look,
  );
}

function boundsOf({ addresses, tools }: StoredKey): readonly string[] {
  return [
    ...addresses === undefined ? [] : [`from ${addresses.join(" or ")}`],
    ...tools === undefined ? [] : [`only ${tools.join(" or ")}`],
  ];
}

function endOf({ expires }: StoredKey, now: Date): Cell {
  if (expires === null) return "never ends";
  return Date.parse(expires) <= now.getTime()
    ? [{ text: `ended ${expires}`, style: "deny" }]
    : `ends ${expires}`;
}
