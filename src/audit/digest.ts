/** SHA-256 in two ways: the one that starts fast, and the one that runs fast. */

/** SHA-256 of some bytes, in lower-case hexadecimal. */
export type Digest = (
  bytes: Uint8Array<ArrayBuffer>,
) => string | Promise<string>;

/** By Web Crypto: nothing to load, some 50 µs a call. */
export async function webDigest(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}

/** By `node:crypto`: some 40 ms of processor time to load once, then 3 µs a call; for processes that live long. */
export async function loadNodeDigest(): Promise<Digest> {
  const { createHash } = await import("node:crypto");
  return (bytes) => createHash("sha256").update(bytes).digest("hex");
}
