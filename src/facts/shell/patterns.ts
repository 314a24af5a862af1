/** Shell patterns on known texts: `${x%.sh}`, `case`, `[[ x == y* ]]`. */

/** Longer texts are not matched, so that no pattern takes long. */
const MOST_TEXT = 4096;

/** A regular expression that means the same as a shell pattern, or `undefined` when it is too long. */
export function patternToRegExp(
  pattern: string,
  greedy: boolean,
): string | undefined {
  if (pattern.length > 256) return undefined;
  let found = "";
  let stars = 0;
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at] ?? "";
    if (letter === "\\") {
      at++;
      found += escape(pattern[at] ?? "\\");
    } else if (letter === "*") {
      while (pattern[at + 1] === "*") at++;
      // Each star multiplies the work.
      if (++stars > 3) return undefined;
      found += greedy ? "[^]*" : "[^]*?";
    } else if (letter === "?") found += "[^]";
    else if (letter === "[") {
      const end = pattern.indexOf("]", at + 2);
      if (end < 0) found += "\\[";
      else {
        const inside = pattern.slice(at + 1, end).replace(/^!/, "^")
          .replace(/[\\\]]/g, "\\$&");
        found += `[${inside.replace(/\[:(\w+):/g, classOf)}]`;
        at = end;
        if (pattern[at + 1] === "]" && inside.includes("[:")) at++;
      }
    } else found += escape(letter);
  }
  return found;
}

function classOf(_: string, name: string): string {
  const known: Readonly<Record<string, string>> = {
    alpha: "A-Za-z",
    digit: "0-9",
    alnum: "A-Za-z0-9",
    space: "\\s",
    upper: "A-Z",
    lower: "a-z",
    punct: "!-/:-@\\[-`{-~",
  };
  return Object.hasOwn(known, name) ? known[name] ?? "" : "";
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Whether a shell pattern covers the whole text; `undefined` when that takes too long to find out. */
export function matches(text: string, pattern: string): boolean | undefined {
  return matcherOf(pattern)(text);
}

/** The same for many texts. */
export function matcherOf(
  pattern: string,
): (text: string) => boolean | undefined {
  const source = patternToRegExp(pattern, true);
  const compiled = source === undefined
    ? undefined
    : compile(`^(?:${source})$`);
  return (text) => text.length > MOST_TEXT ? undefined : compiled?.test(text);
}

/** Removes or replaces what a pattern covers; `undefined` when that takes too long to find out. */
export function replace(
  text: string,
  pattern: string,
  by: string,
  at: "start" | "end" | "first" | "all",
  greedy: boolean,
): string | undefined {
  if (text.length > MOST_TEXT) return undefined;
  if (pattern === "") return text;
  if (at === "end") {
    // The shortest suffix is found from its end, which a search from the left cannot do.
    const whole = patternToRegExp(pattern, true);
    const compiled = whole === undefined
      ? undefined
      : compile(`^(?:${whole})$`);
    if (compiled === undefined || text.length > 512) return undefined;
    const from = Array.from(
      { length: text.length + 1 },
      (_, i) => greedy ? i : text.length - i,
    );
    const cut = from.find((i) => compiled.test(text.slice(i)));
    return cut === undefined ? text : text.slice(0, cut) + by;
  }
  const source = patternToRegExp(pattern, greedy);
  if (source === undefined) return undefined;
  const compiled = compile(
    at === "start" ? `^(?:${source})` : source,
    at === "all" ? "g" : "",
  );
  return compiled === undefined ? undefined : text.replace(compiled, () => by);
}

function compile(source: string, flags = ""): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
