/** Hashes keys, and finds a hash among others in constant time. */
import { createHash } from "node:crypto";

/** Bytes of one hash. */
export const DIGEST_BYTES = 32;

/**
 * SHA-256 of a key (FIPS 180-4).
 *
 * A plain hash is right here and a slow one is not: keys are long and random, so there is nothing to guess, and
 * every request pays for it.
 */
export function digest(secret: string): Uint8Array {
  return createHash("sha256").update(secret).digest();
}

/** A short name of a credential, from which nothing can be learnt about it: 128 bits of its hash, in base64url. */
export function fingerprint(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url").slice(0, 22);
}

/** The hash as 64 hexadecimal digits. */
export function toHex(hash: Uint8Array): string {
  return hash.toHex();
}

/** The hash that 64 hexadecimal digits stand for. */
export function fromHex(text: string): Uint8Array {
  return Uint8Array.fromHex(text);
}

/** Hashes one after another, in their order. */
export function pack(hashes: readonly Uint8Array[]): Uint8Array {
  const packed = new Uint8Array(hashes.length * DIGEST_BYTES);
  hashes.forEach((hash, row) => packed.set(hash, row * DIGEST_BYTES));
  return packed;
}

/**
 * The row of packed hashes that equals `hash`, or -1.
 *
 * Every byte of every row is compared whatever was found before, and no branch depends on what is found, so that the
 * time tells neither whether a key exists nor how much of its hash was right.
 */
export function findRow(packed: Uint8Array, hash: Uint8Array): number {
  let found = -1;
  const rows = packed.length / DIGEST_BYTES;
  for (let row = 0; row < rows; row++) {
    let different = 0;
    const start = row * DIGEST_BYTES;
    for (let at = 0; at < DIGEST_BYTES; at++) {
      different |= (packed[start + at] as number) ^ (hash[at] as number);
    }
    // All ones where nothing differs, else zero.
    const same = (different - 1) >> 31;
    found = (found & ~same) | (row & same);
  }
  return found;
}
