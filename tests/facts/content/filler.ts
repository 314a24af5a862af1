/** Makes texts that look like secrets, in a way that no scanner of this repository takes them for some. */

/** What a detector finds, and what it does not. */
export interface Samples {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** Mixed characters of a length; not one of them is a real secret. */
export function filler(
  length: number,
  alphabet = "aB3dE5fG7hJ9kL2mN4pQ6rS8tU",
): string {
  return alphabet.repeat(Math.ceil(length / alphabet.length)).slice(0, length);
}

/** A text with its parts joined. */
export function of(...parts: readonly string[]): string {
  return parts.join("");
}
