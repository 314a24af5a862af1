/** The one file of the room that draws at random. */

/** So many random bytes, in lower-case hexadecimal. */
export function randomHex(bytes: number): string {
  return crypto.getRandomValues(new Uint8Array(bytes)).toHex();
}
