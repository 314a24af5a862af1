/** Replaces secrets by marks that say what they were: in texts, and in whatever a log line carries. */
import { mayBeSecret, secretName } from "./secret_name.ts";

/** Finds secrets in a text, in order and without overlap. */
export type FindSecrets = (text: string) => readonly {
  readonly detector: string;
  readonly start: number;
  readonly end: number;
  /** What it is, where it is no secret. */
  readonly of?: "personal";
}[];

/** How deep a value is looked into. */
const DEEPEST = 8;

/** A mark, which no search goes across: it is neither part of a secret nor a sign that one follows. */
const MARK = /(\[(?:secret|personal):[a-z0-9_]{1,64}\])/;

/** How often the rest is searched again. */
const MOST_SEARCHES = 8;

/**
 * Replaces what a finder finds by typed marks such as `[secret:github_token]`.
 *
 * What is left between marks is searched again, since one secret may have hidden the beginning or end of another.
 */
export function maskSecrets(text: string, findSecrets: FindSecrets): string {
  if (!text.includes("[secret:") && !text.includes("[personal:")) {
    return maskPart(text, findSecrets, MOST_SEARCHES);
  }
  return text.split(MARK).map((part, at) =>
    // The odd parts are the marks.
    at % 2 === 1 ? part : maskPart(part, findSecrets, MOST_SEARCHES)
  ).join("");
}

function maskPart(
  text: string,
  findSecrets: FindSecrets,
  searches: number,
): string {
  if (searches === 0) return text;
  const found = findSecrets(text);
  if (found.length === 0) return text;
  const again = (rest: string) => maskPart(rest, findSecrets, searches - 1);
  let masked = "";
  let from = 0;
  for (const { detector, start, end, of = "secret" } of found) {
    if (end <= from) continue;
    const rest = text.slice(from, Math.max(from, start));
    masked += `${again(rest)}[${of}:${detector}]`;
    from = end;
  }
  return masked + again(text.slice(from));
}

/**
 * A value without the secrets in its texts and under its names; errors stay errors.
 *
 * For values that are written at once, such as those of a log line: a copy is made, as deep as eight levels.
 */
export function maskValue(
  value: unknown,
  findSecrets: FindSecrets,
  depth = 0,
): unknown {
  if (typeof value === "string") return maskSecrets(value, findSecrets);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= DEEPEST) return "[cut: nested too deeply]";
  if (value instanceof Error) return maskError(value, findSecrets, depth);
  if (Array.isArray(value)) {
    return value.map((item) => maskValue(item, findSecrets, depth + 1));
  }
  const masked: Record<string, unknown> = Object.create(null);
  for (const [name, member] of Object.entries(value)) {
    const word = secretName(name);
    masked[maskSecrets(name, findSecrets)] =
      word !== null && mayBeSecret(word, member)
        ? `[secret:${word}]`
        : maskValue(member, findSecrets, depth + 1);
  }
  return masked;
}

function maskError(
  error: Error,
  findSecrets: FindSecrets,
  depth: number,
): Error {
  const masked = new Error(maskSecrets(error.message, findSecrets));
  masked.name = error.name;
  masked.stack = maskSecrets(error.stack ?? "", findSecrets);
  if (error.cause !== undefined) {
    masked.cause = maskValue(error.cause, findSecrets, depth + 1);
  }
  return masked;
}
