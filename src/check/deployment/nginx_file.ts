/** Reads a configuration of nginx into its directives and blocks. */

/** One directive. */
export interface Directive {
  readonly file: string;
  readonly place: { readonly line: number; readonly column: number };
  readonly name: string;
  readonly words: readonly string[];
  /** What stands in its braces; empty for one without. */
  readonly inner: readonly Directive[];
  /** The block around it; absent at the top. */
  readonly around: Directive | undefined;
}

interface Open extends Directive {
  readonly inner: Directive[];
}

/** The whole file as one block without a name. */
export function readNginx(text: string, file: string): Directive {
  const place = { line: 1, column: 1 };
  const whole: Open = {
    file,
    place,
    name: "",
    words: [],
    inner: [],
    around: undefined,
  };
  let block: Open = whole;
  let words: { readonly text: string; readonly at: number }[] = [];
  const lines = lineStarts(text);
  const finish = () => {
    const [first, ...rest] = words;
    words = [];
    if (first === undefined) return undefined;
    const one: Open = {
      file,
      place: placeOf(lines, first.at),
      name: first.text.toLowerCase(),
      words: rest.map((word) => word.text),
      inner: [],
      around: block,
    };
    block.inner.push(one);
    return one;
  };
  for (const token of text.matchAll(TOKEN)) {
    const [said] = token;
    if (said.startsWith("#")) continue;
    if (said === ";") finish();
    else if (said === "{") block = finish() ?? block;
    else if (said === "}") {
      finish();
      block = (block.around as Open | undefined) ?? whole;
    } else words.push({ text: unquoted(said), at: token.index });
  }
  finish();
  return whole;
}

// A comment, a quoted text, a mark, or a word, in which `${name}` keeps its braces.
const TOKEN =
  /#[^\n]*|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|[;{}]|(?:\$\{\w*\}|\\[\s\S]|[^\s;{}\\])+/g;

function unquoted(word: string): string {
  return /^(["'])[\s\S]*\1$/.test(word)
    ? word.slice(1, -1).replace(/\\(.)/g, "$1")
    : word;
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

function placeOf(starts: readonly number[], at: number) {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - starts[low]! + 1 };
}

/** Every directive below a block, the deepest after what is around them. */
export function below(block: Directive): readonly Directive[] {
  return block.inner.flatMap((one) => [one, ...below(one)]);
}

/**
 * What holds in a block under a name: its own lines, else those of the nearest block around it that has some, as
 * nginx inherits them.
 */
export function holding(
  block: Directive,
  name: string,
): readonly Directive[] {
  const own = block.inner.filter((one) => one.name === name);
  return own.length > 0 || block.around === undefined
    ? own
    : holding(block.around, name);
}

/** Seconds of a time such as `1m30s` or `500ms`; not a number for what is none. */
export function seconds(text: string): number {
  const units: Readonly<Record<string, number>> = {
    ms: 0.001,
    s: 1,
    "": 1,
    m: 60,
    h: 3600,
    d: 86400,
  };
  const parts = [...text.matchAll(/(\d+)(ms|[smhd]?)/g)];
  return parts.length === 0 || !/^(?:\d+(?:ms|[smhd]?))+$/.test(text)
    ? NaN
    : parts.reduce(
      (sum, [, count, unit]) =>
        sum + Number(count) * (units[unit ?? ""] ?? NaN),
      0,
    );
}

/** Bytes of a size such as `1m`. */
export function bytes(text: string): number {
  const [, count, unit = ""] = /^(\d+)([kmg]?)$/i.exec(text) ?? [];
  return count === undefined
    ? NaN
    : Number(count) * 1024 ** " kmg".indexOf(unit.toLowerCase() || " ");
}
