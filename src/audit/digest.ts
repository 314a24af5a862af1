/** SHA-256 in two ways: the one that starts fast, and the one that runs fast. */

/** SHA-256 of some bytes, or of a text in UTF-8, in lower-case hexadecimal. */
export type Digest = (
  content: Uint8Array<ArrayBuffer> | string,
) => string | Promise<string>;

/** By Web Crypto: nothing to load, some 50 µs a call. */
export async function webDigest(
  content: Uint8Array<ArrayBuffer> | string,
): Promise<string> {
  const bytes = typeof content === "string"
    ? new TextEncoder().encode(content)
    : content;
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}

/** By `node:crypto`: some 40 ms of processor time to load once, then 1 µs a call; for processes that live long. */
export async function loadNodeDigest(): Promise<
  (content: Uint8Array<ArrayBuffer> | string) => string
> {
  const { createHash } = await import("node:crypto");
  return (content) => createHash("sha256").update(content).digest("hex");
}
