/** Picks paths by patterns in which `*` is a part of a name, `**` any folders, and `?` one sign. */

/**
 * Whether a path is one that a pattern names, or lies in a folder that it names. A pattern without `/` names a file or
 * folder of that name anywhere.
 */
export function matchesGlob(path: string, pattern: string): boolean {
  const plain = pattern.replace(/^\.\//, "").replace(/\/+$/, "");
  const anywhere = plain.includes("/") ? "" : "(?:.*/)?";
  const inside = plain.replace(
    /\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g,
    (sign) => SIGNS[sign] ?? `\\${sign}`,
  );
  return new RegExp(`^${anywhere}${inside}(?:/.*)?$`).test(path);
}

const SIGNS: Readonly<Record<string, string>> = {
  "**/": "(?:.*/)?",
  "**": ".*",
  "*": "[^/]*",
  "?": "[^/]",
};

/** What is left out by any of the patterns. */
export function leftOutBy(
  patterns: readonly string[],
): (path: string) => boolean {
  return (path) => patterns.some((pattern) => matchesGlob(path, pattern));
}
