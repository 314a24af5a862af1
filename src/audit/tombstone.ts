/** What stands in the place of a record that was erased: its place in the chain, and which erasure it was. */
import type { Link } from "./chain.ts";

/** Which erasure put a line in the place of another. */
export interface Tombstone {
  /** Identifier of the erasure. */
  readonly erasure: string;
}

const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const RECORD = new RegExp(
  `^\\{"sequence":\\d+,"previous":"\\w+","kind":"erased","erasure":"(${ID})","hash":"\\w{64}"\\}$`,
);
const FRAGMENT = new RegExp(`^\\{"erased":"(${ID})"\\}$`);
const LONGEST = 512;

/** The line in the place of an erased record, without line feed; it keeps the record's hash, which nobody can recompute. */
export function tombstone(
  { sequence, previous, hash }: Link & { readonly previous: string },
  erasure: string,
): string {
  return `{"sequence":${sequence},"previous":"${previous}","kind":"erased","erasure":"${erasure}","hash":"${hash}"}`;
}

/** The line in the place of a torn one. */
export function fragmentTombstone(erasure: string): string {
  return `{"erased":"${erasure}"}`;
}

/** Reads a line in the place of a record (`"record"`) or of a torn line (`"fragment"`); `null` when it is neither. */
export function readTombstone(
  line: Uint8Array,
): Tombstone & { readonly of: "record" | "fragment" } | null {
  if (line.length > LONGEST) return null;
  const text = new TextDecoder().decode(line);
  const record = RECORD.exec(text)?.[1];
  if (record !== undefined) return { erasure: record, of: "record" };
  const fragment = FRAGMENT.exec(text)?.[1];
  return fragment === undefined ? null : { erasure: fragment, of: "fragment" };
}
