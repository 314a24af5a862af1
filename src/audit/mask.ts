/** Replaces secrets by marks that say what they were: in texts, and in whatever a log line carries. */
import { mayBeSecret, secretName } from "./secret_name.ts";

/** Finds secrets in a text, in order and without overlap. */
export type FindSecrets = (text: string) => readonly {
  readonly detector: string;
  readonly start: number;
  readonly end: number;
}[];

/** How deep a value is looked into. */
const DEEPEST = 8;

/** Replaces what a finder finds by typed marks such as `[secret:github_token]`. */
export function maskSecrets(text: string, findSecrets: FindSecrets): string {
  let masked = "";
  let from = 0;
  for (const { detector, start, end } of findSecrets(text)) {
    if (end <= from) continue;
    masked += `${text.slice(from, Math.max(from, start))}[secret:${detector}]`;
    from = end;
  }
  return masked + text.slice(from);
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
