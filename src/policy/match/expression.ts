/** Reads regular expressions just far enough to choose the engine that runs them. */

/** The longest regular expression that is accepted, in UTF-16 code units. */
export const MOST_PATTERN = 1000;

/** Whether a pattern has look-around or a back-reference, which no linear-time engine can run. */
export function needsBacktracking(pattern: string): boolean {
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === "\\") {
      const rest = pattern.slice(i + 1, i + 3);
      if (!inClass && /^(?:[1-9]|k<)/.test(rest)) return true;
      i += 1;
    } else if (inClass) inClass = c !== "]";
    else if (c === "[") {
      inClass = true;
      // A bracket that comes first in a class belongs to it.
      if (pattern[i + 1] === "^") i += 1;
      if (pattern[i + 1] === "]") i += 1;
    } else if (
      c === "(" && /^\(\?(?:[=!]|<[=!]|P=)/.test(pattern.slice(i, i + 4))
    ) return true;
  }
  return false;
}

/** The alternatives of a pattern that consists of plain text and `|`, which needs no engine; else `undefined`. */
export function plainAlternatives(
  pattern: string,
): readonly string[] | undefined {
  return /[\\^$.*+?()[\]{}]/.test(pattern) ? undefined : pattern.split("|");
}

/** The pattern in the linear engine's words; Python's `\Z` is its `\z`. */
export function linearSyntax(pattern: string): string {
  return pattern.replace(
    /\\(.)/gs,
    (pair, letter) => letter === "Z" ? "\\z" : pair,
  );
}

/**
 * The pattern for the runtime's own engine; throws `SyntaxError` for flags that it cannot say. A leading `(?i)` wins
 * over `caseSensitive`, as it does in the linear engine.
 */
export function ecmaRegExp(pattern: string, caseSensitive: boolean): RegExp {
  const source = pattern
    .replace(/^\(\?i\)/, "")
    .replace(/\(\?P<(\w+)>/g, "(?<$1>")
    .replace(/\(\?P=(\w+)\)/g, "\\k<$1>")
    .replace(
      /\\(.)/gs,
      (pair, letter) =>
        letter === "Z"
          ? "(?![\\s\\S])"
          : letter === "A"
          ? "(?<![\\s\\S])"
          : pair,
    );
  const folds = !caseSensitive || pattern.startsWith("(?i)");
  return new RegExp(source, folds ? "iu" : "u");
}
