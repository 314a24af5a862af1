/** Compares one segment of a path with a pattern of `*`, `?` and `[...]`, in time linear to both. */

/** Whether a text has an active wildcard. A backslash before one makes it a plain character. */
export function hasWildcard(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x5c) at++;
    else if (char === 0x2a || char === 0x3f) return true;
    else if (char === 0x5b && text.indexOf("]", at + 2) > 0) return true;
  }
  return false;
}

/** A pattern that was read once, to be compared with many texts. */
export interface Wildcard {
  /** How many plain characters it demands. */
  readonly plain: number;
  /** Whether it is any name of one kind of file: `*.js`. */
  readonly kind: boolean;
  /** Whether it matches all of a text. Case matters; fold both for comparisons where it does not. */
  matches(text: string): boolean;
}

/** Reads a pattern; one without wildcards matches the text that it is with its backslashes removed. */
export function wildcardOf(pattern: string): Wildcard {
  const wanted = parts(pattern);
  let plain = 0;
  for (const { kind } of wanted) if (kind === "plain") plain++;
  const kind = /^\*\.[a-z\d]{1,5}$/.test(pattern);
  return { plain, kind, matches: (text) => matchesParts(wanted, text) };
}

/** The pattern with the backslashes before its wildcards removed, as a name on disk has none. */
export function unescapeWildcards(text: string): string {
  return text.includes("\\") ? text.replace(/\\([*?[\]{}])/g, "$1") : text;
}

/** Whether a pattern matches all of a text. Case matters; fold both for comparisons where it does not. */
export function matchesWildcard(pattern: string, text: string): boolean {
  if (!hasWildcard(pattern)) return unescapeWildcards(pattern) === text;
  return matchesParts(parts(pattern), text);
}

function matchesParts(wanted: readonly Part[], text: string): boolean {
  let [part, at, star, resume] = [0, 0, -1, 0];
  while (at < text.length) {
    const now = wanted[part];
    if (now?.kind === "star") {
      [star, resume] = [part++, at];
    } else if (now !== undefined && accepts(now, text[at] ?? "")) {
      part++;
      at++;
    } else if (star >= 0) {
      part = star + 1;
      at = ++resume;
    } else return false;
  }
  while (wanted[part]?.kind === "star") part++;
  return part === wanted.length;
}

type Part =
  | { readonly kind: "star" | "any" }
  | { readonly kind: "plain"; readonly char: string }
  | { readonly kind: "set"; readonly members: string; readonly not: boolean };

function accepts(part: Part, char: string): boolean {
  switch (part.kind) {
    case "star":
    case "any":
      return true;
    case "plain":
      return part.char === char;
    case "set":
      return inSet(part.members, char) !== part.not;
  }
}

function inSet(members: string, char: string): boolean {
  for (let at = 0; at < members.length; at++) {
    const to = members[at + 2];
    if (members[at + 1] === "-" && to !== undefined) {
      if ((members[at] ?? "") <= char && char <= to) return true;
      at += 2;
    } else if (members[at] === char) return true;
  }
  return false;
}

function parts(pattern: string): readonly Part[] {
  const list: Part[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] ?? "";
    if (char === "\\" && at + 1 < pattern.length) {
      list.push({ kind: "plain", char: pattern[++at] ?? "" });
    } else if (char === "*") {
      if (list.at(-1)?.kind !== "star") list.push({ kind: "star" });
    } else if (char === "?") list.push({ kind: "any" });
    else if (char === "[" && pattern.indexOf("]", at + 2) > 0) {
      const end = pattern.indexOf("]", at + 2);
      const not = pattern[at + 1] === "!" || pattern[at + 1] === "^";
      list.push({
        kind: "set",
        members: pattern.slice(at + (not ? 2 : 1), end),
        not,
      });
      at = end;
    } else list.push({ kind: "plain", char });
  }
  return list;
}
