/** Compiles a glob to a matcher whose time is linear in the text. */

/** How a glob is read. */
export interface GlobOptions {
  /** Whether `A` differs from `a`. */
  readonly caseSensitive: boolean;
  /** Whether `*`, `?` and `[...]` stop at `/`. */
  readonly separators: boolean;
  /** Whether a final `/**` also covers the folder itself. */
  readonly self: boolean;
}

/** The most alternatives that the braces of one glob may stand for. */
export const GLOB_MOST_ALTERNATIVES = 64;

type Token =
  | { readonly type: "one"; readonly code: number }
  | { readonly type: "any" | "star" | "globstar" | "folders" }
  | {
    readonly type: "class";
    readonly negate: boolean;
    readonly ranges: readonly (readonly [number, number])[];
  };

const SLASH = 0x2f;

/**
 * A test whether a glob covers the whole of a text; throws `SyntaxError` when braces stand for too much.
 *
 * `*` is any text without `/`, `**` any text, `?` one character, `[seq]` and `[!seq]` one of, or none of, some,
 * and `{a,b}` either. Between slashes `**` also stands for no folder at all.
 */
export function compileGlob(
  pattern: string,
  options: GlobOptions,
): (text: string) => boolean {
  const folded = options.caseSensitive ? pattern : pattern.toLowerCase();
  const variants = expandBraces(folded);
  if (options.self) {
    for (const variant of [...variants]) {
      if (variant.endsWith("/**") && variant.length > 3) {
        variants.push(variant.slice(0, -3));
      }
    }
  }
  const compiled = variants.map((variant) => compileOne(variant, options));
  // Most texts lack what every variant wants: then none of them is tried.
  const shared =
    compiled[0]?.wants.find((want) =>
      compiled.every(({ wants }) => wants.includes(want))
    ) ?? "";
  const all = (text: string) =>
    text.includes(shared) && compiled.some(({ covers }) => covers(text));
  return options.caseSensitive ? all : (text) => all(text.toLowerCase());
}

interface Variant {
  readonly covers: (text: string) => boolean;
  /** The literal pieces that every text has which it covers. */
  readonly wants: readonly string[];
}

function compileOne(glob: string, options: GlobOptions): Variant {
  const prefix = /^[^*?[]*/.exec(glob)?.[0] ?? "";
  const tokens = tokenise(glob.slice(prefix.length), prefix, options);
  if (tokens.length === 0) {
    return { covers: (text) => text === prefix, wants: [prefix] };
  }
  const [first] = tokens;
  if (tokens.length === 1 && first?.type === "globstar") {
    return { covers: (text) => text.startsWith(prefix), wants: [prefix] };
  }
  const literals = literalPieces(tokens);
  const suffix = literals.at(-1) ?? "";
  return {
    covers: (text) =>
      text.startsWith(prefix) && text.endsWith(suffix) &&
      simulate(tokens, text.slice(prefix.length), options.separators),
    wants: [...literals, prefix].filter((piece) => piece !== ""),
  };
}

/** What stands between the wildcards, in order; empty at either end where a wildcard stands there. */
function literalPieces(tokens: readonly Token[]): readonly string[] {
  const pieces = [""];
  for (const token of tokens) {
    if (token.type !== "one") pieces.push("");
    else pieces.push(pieces.pop() + String.fromCodePoint(token.code));
  }
  return pieces;
}

function expandBraces(glob: string): string[] {
  const open = glob.indexOf("{");
  if (open < 0) return [glob];
  let depth = 0;
  const cuts = [open];
  for (let i = open; i < glob.length; i++) {
    const c = glob[i];
    if (c === "{") depth += 1;
    else if (c === "," && depth === 1) cuts.push(i);
    else if (c === "}" && --depth === 0) {
      cuts.push(i);
      const before = glob.slice(0, open);
      const rest = expandBraces(glob.slice(i + 1));
      const found: string[] = [];
      for (let k = 0; k + 1 < cuts.length; k++) {
        const inner = glob.slice((cuts[k] ?? 0) + 1, cuts[k + 1]);
        for (const middle of expandBraces(inner)) {
          for (const end of rest) found.push(before + middle + end);
        }
      }
      if (found.length > GLOB_MOST_ALTERNATIVES) {
        throw new SyntaxError(
          `the braces stand for more than ${GLOB_MOST_ALTERNATIVES} globs`,
        );
      }
      return found;
    }
  }
  return [glob];
}

function tokenise(
  glob: string,
  prefix: string,
  options: GlobOptions,
): readonly Token[] {
  const tokens: Token[] = [];
  const chars = Array.from(glob);
  let before = prefix.at(-1);
  for (let i = 0; i < chars.length;) {
    const c = chars[i] ?? "";
    let next = i + 1;
    if (c === "*") {
      while (chars[next] === "*") next += 1;
      const double = next - i > 1 || !options.separators;
      const atStart = before === undefined || before === "/";
      if (double && options.separators && atStart && chars[next] === "/") {
        tokens.push({ type: "folders" });
        next += 1;
      } else tokens.push({ type: double ? "globstar" : "star" });
    } else if (c === "?") tokens.push({ type: "any" });
    else {
      const end = c === "[" ? classEnd(chars, i) : -1;
      if (end > 0) {
        tokens.push(classToken(chars.slice(i + 1, end)));
        next = end + 1;
      } else tokens.push(literal(c));
    }
    before = chars[next - 1];
    i = next;
  }
  return tokens;
}

function literal(character: string): Token {
  return { type: "one", code: character.codePointAt(0) ?? 0 };
}

/** Where a class that opens at `from` closes; a first `]` belongs to it. */
function classEnd(chars: readonly string[], from: number): number {
  let i = from + 1;
  if (chars[i] === "!" || chars[i] === "^") i += 1;
  return chars.indexOf("]", i + 1);
}

function classToken(inner: readonly string[]): Token {
  const negate = inner[0] === "!" || inner[0] === "^";
  const [only = ""] = inner;
  if (inner.length === 1 && !negate) return literal(only);
  const members = negate ? inner.slice(1) : inner;
  const ranges: (readonly [number, number])[] = [];
  const code = (i: number) => members[i]?.codePointAt(0) ?? 0;
  for (let i = 0; i < members.length; i++) {
    const isRange = members[i + 1] === "-" && i + 2 < members.length;
    ranges.push([code(i), code(isRange ? i + 2 : i)]);
    if (isRange) i += 2;
  }
  return { type: "class", negate, ranges };
}

/** Runs all positions of the glob at once over the text: at most one step for each pair of token and character. */
function simulate(
  tokens: readonly Token[],
  text: string,
  separators: boolean,
): boolean {
  const end = tokens.length;
  let here = new Uint8Array(end + 1);
  let there = new Uint8Array(end + 1);
  enter(tokens, here, 0);
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const stops = separators && code === SLASH;
    let alive = false;
    there.fill(0);
    for (let i = 0; i < end; i++) {
      const token = tokens[i];
      if (here[i] === 0 || token === undefined) continue;
      switch (token.type) {
        case "one":
          if (token.code !== code) continue;
          enter(tokens, there, i + 1);
          break;
        case "any":
          if (stops) continue;
          enter(tokens, there, i + 1);
          break;
        case "class":
          if (stops || holds(token.ranges, code) === token.negate) continue;
          enter(tokens, there, i + 1);
          break;
        case "star":
          if (stops) continue;
          enter(tokens, there, i);
          break;
        case "globstar":
          enter(tokens, there, i);
          break;
        case "folders":
          there[i] = 1;
          if (code === SLASH) enter(tokens, there, i + 1);
          break;
      }
      alive = true;
    }
    if (!alive) return false;
    [here, there] = [there, here];
  }
  return here[end] === 1;
}

/** Marks a position and every one that is reached from it without a character. */
function enter(
  tokens: readonly Token[],
  positions: Uint8Array,
  from: number,
): void {
  for (let i = from; positions[i] !== undefined; i++) {
    positions[i] = 1;
    const type = tokens[i]?.type;
    if (type !== "star" && type !== "globstar" && type !== "folders") return;
  }
}

function holds(
  ranges: readonly (readonly [number, number])[],
  code: number,
): boolean {
  return ranges.some(([from, to]) => from <= code && code <= to);
}
