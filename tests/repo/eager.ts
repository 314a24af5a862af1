/**
 * Has the engine compile at once what most hook calls run. A function that is compiled when it is first called
 * is read twice, since its end had to be found; brackets around it tell the engine to compile it in the first reading.
 */

/** A function of a chunk. */
export interface Span {
  /** Offset of its first character. */
  readonly start: number;
  /** Offset after its last character. */
  readonly end: number;
  /** Whether a call most likely runs it. */
  readonly hot: boolean;
}

/** The beginning of a function with a name. */
const NAMED = /^(async )?function(\*?) ?([\w$]+)\(/;

/** The beginning of one that may stand in brackets; a method may not. */
const EXPRESSION =
  /^(?:async )?function\b|^(?:async ?)?(?:[\w$]+|\([^()]*\))=>/;

/** A minified chunk with brackets around its hot functions; `spans` are all of its functions. */
export function compiledAtOnce(chunk: string, spans: readonly Span[]): string {
  const brackets: Bracket[] = [];
  const declared: Span[] = [];
  let outermostEnd = 0;
  for (const span of outerFirst(spans, chunk.length)) {
    const { start, end, hot } = span;
    const outermost = start >= outermostEnd;
    if (outermost) outermostEnd = end;
    if (!hot) continue;
    const text = chunk.slice(start, end);
    if (NAMED.test(text) && "};{".includes(chunk.charAt(start - 1))) {
      if (outermost) declared.push(span);
    } else if (
      EXPRESSION.test(text) && !/\basync ?$/.test(chunk.slice(0, start))
    ) {
      brackets.push({ at: start, text: "(" }, { at: end, text: ")" });
    }
  }
  brackets.sort((a, b) => a.at - b.at || (a.text === ")" ? -1 : 1));
  // What is declared may be called from above, so as variables they stand before everything else.
  const first: string[] = [];
  let rest = "";
  let at = 0;
  for (const { start, end } of declared) {
    rest += within(chunk, brackets, at, start);
    first.push(asVariable(within(chunk, brackets, start, end)));
    at = end;
  }
  rest += within(chunk, brackets, at, chunk.length);
  return first.length === 0 ? rest : `var ${first.join(",")};${rest}`;
}

interface Bracket {
  readonly at: number;
  readonly text: "(" | ")";
}

/** The functions in the order of their beginnings, without the one that is the whole chunk. */
function outerFirst(spans: readonly Span[], length: number): readonly Span[] {
  return spans.filter(({ start, end }) => end - start < length)
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A piece of the chunk with the brackets of what is in it. */
function within(
  chunk: string,
  brackets: readonly Bracket[],
  from: number,
  to: number,
): string {
  let out = "";
  let at = from;
  for (const bracket of brackets) {
    const belongs = bracket.text === "("
      ? bracket.at >= from && bracket.at < to
      : bracket.at > from && bracket.at <= to;
    if (!belongs) continue;
    out += chunk.slice(at, bracket.at) + bracket.text;
    at = bracket.at;
  }
  return out + chunk.slice(at, to);
}

function asVariable(declaration: string): string {
  return declaration.replace(NAMED, "$3=($1function$2(") + ")";
}
