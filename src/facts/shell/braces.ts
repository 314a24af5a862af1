/** Brace expansion, as bash does it before anything else. */

/** How many words one brace expression may become; beyond that it is taken as a wildcard. */
const MOST = 64;

/**
 * The texts that `{a,b}` or `{1..9}` stands for, or `undefined` when it is no brace expression.
 *
 * An expression with too many results becomes one `*`, which means at least as much.
 */
export function expandBraces(text: string): readonly string[] | undefined {
  const inside = text.slice(1, -1);
  const range =
    /^(-?\d{1,9}|[A-Za-z])\.\.(-?\d{1,9}|[A-Za-z])(?:\.\.(-?\d{1,9}))?$/
      .exec(inside);
  if (range !== null) return expandRange(range);
  const parts = splitAlternatives(inside);
  if (parts.length < 2) return undefined;
  return parts.length > MOST ? ["*"] : parts;
}

function expandRange(range: RegExpExecArray): readonly string[] | undefined {
  const [, from = "", to = "", by] = range;
  const letters = /[A-Za-z]/.test(from);
  if (letters !== /[A-Za-z]/.test(to)) return undefined;
  const [first, last] = letters
    ? [from.charCodeAt(0), to.charCodeAt(0)]
    : [Number(from), Number(to)];
  const step = Math.max(1, Math.abs(Number(by ?? 1)));
  if (Math.abs(last - first) / step >= MOST) return ["*"];
  const width = /^-?0\d/.test(from) || /^-?0\d/.test(to)
    ? Math.max(from.length, to.length)
    : 0;
  const found: string[] = [];
  for (
    let at = first;
    first <= last ? at <= last : at >= last;
    at += first <= last ? step : -step
  ) {
    found.push(
      letters ? String.fromCharCode(at) : String(at).padStart(width, "0"),
    );
  }
  return found;
}

/** Splits at the commas that are outside quotes, nested braces and substitutions. */
function splitAlternatives(text: string): readonly string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  let quote = "";
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? "";
    if (letter === "\\" && quote !== "'") at++;
    else if (quote !== "") quote = letter === quote ? "" : quote;
    else if (letter === "'" || letter === '"' || letter === "`") quote = letter;
    else if (letter === "{" || letter === "(") depth++;
    else if (letter === "}" || letter === ")") depth--;
    else if (letter === "," && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
