/** Judges whether a key that somebody chose can be guessed. */

/** Fewest characters of a key. */
export const LEAST_CHARACTERS = 20;

/** Least strength of a key, in bits. */
export const LEAST_BITS = 64;

const PLACEHOLDERS =
  /change.?(me|it)|replace.?me|your.?(api.?)?key|pass.?word|secret|example|default|superego|placeholder|qwerty|letmein|admin|test|api.?key/gi;

/** Why a key is too weak, in words that do not repeat it; `null` when it is strong enough. */
export function weakness(secret: string): string | null {
  if (/\s/.test(secret)) return "it contains white space";
  if (!/^[\x21-\x7e]+$/.test(secret)) {
    return "it contains characters that a header cannot carry";
  }
  if (secret.length < LEAST_CHARACTERS) {
    return `it has ${secret.length} characters, fewer than ${LEAST_CHARACTERS}`;
  }
  const bits = Math.floor(bitsOf(secret));
  return bits < LEAST_BITS
    ? `it can be guessed: it has about ${bits} bits, fewer than ${LEAST_BITS}`
    : null;
}

/**
 * About how many bits somebody lacks who guesses a key: an estimate from above.
 *
 * The Shannon entropy of its letters, after words that stand in examples, repetitions, and runs such as `abcd` or
 * `4321` are left out.
 */
export function bitsOf(secret: string): number {
  const kept = withoutRuns(onePeriod(secret.replace(PLACEHOLDERS, "")));
  const counts = new Map<string, number>();
  for (const letter of kept) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    bits += count * Math.log2(kept.length / count);
  }
  return bits;
}

// What a text repeats, once: `abcabca` is `abc`.
function onePeriod(text: string): string {
  for (let period = 1; period <= text.length / 2; period++) {
    if (text.startsWith(text.slice(period))) return text.slice(0, period);
  }
  return text;
}

// Without letters that follow from the one before: the same, the next, or the previous one.
function withoutRuns(text: string): string {
  let kept = text.slice(0, 1);
  for (let at = 1; at < text.length; at++) {
    const step = text.charCodeAt(at) - text.charCodeAt(at - 1);
    if (Math.abs(step) > 1) kept += text.charAt(at);
  }
  return kept;
}
