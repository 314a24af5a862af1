/** Judges whether a key is hard to guess. */

/** Fewest characters of a key. */
export const LEAST_CHARACTERS = 20;

/** Fewest different characters of a key. */
export const LEAST_DIFFERENT = 10;

/** Why a key is too weak, in words; `null` when it is strong enough. */
export function weakness(secret: string): string | null {
  if (/\s/.test(secret)) return "it contains white space";
  if (!/^[\x21-\x7e]+$/.test(secret)) {
    return "it contains characters that a header cannot carry";
  }
  if (secret.length < LEAST_CHARACTERS) {
    return `it has ${secret.length} characters, fewer than ${LEAST_CHARACTERS}`;
  }
  const different = new Set(secret).size;
  if (different < LEAST_DIFFERENT) {
    return `it has ${different} different characters, fewer than ${LEAST_DIFFERENT}`;
  }
  return /change.?me|default|example|password|secret.?key|test.?key/i.test(
      secret,
    )
    ? "it looks like a placeholder"
    : null;
}
