/** The one file of the room that draws random numbers. */

/** A new key: `sgo_` and 256 random bits in base64url, 47 characters. */
export function newSecret(): string {
  return `sgo_${letters(32)}`;
}

/** A new key's identifier: 8 random letters, unique enough within one file. */
export function newKeyId(): string {
  return `key_${letters(6)}`;
}

function letters(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return btoa(String.fromCharCode(...random))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
