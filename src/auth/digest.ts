/** Hashes keys, and compares hashes in constant time. */
import { createHash, timingSafeEqual } from "node:crypto";

/**
 * SHA-256 of a key.
 *
 * A plain hash is right here and a slow one is not: keys are long and random, so there is nothing to guess, and
 * every request pays for it.
 */
export function digest(secret: string): Uint8Array {
  return createHash("sha256").update(secret).digest();
}

/** The hash as 64 hexadecimal digits. */
export function toHex(hash: Uint8Array): string {
  return hash.toHex();
}

/** The hash that 64 hexadecimal digits stand for. */
export function fromHex(text: string): Uint8Array {
  return Uint8Array.fromHex(text);
}

/** Whether two hashes are the same, in a time that does not depend on where they differ. */
export function sameDigest(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
