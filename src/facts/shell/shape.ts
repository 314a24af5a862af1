/** Looks at the shape of shell code before it is parsed, so that what would take too long is not. */

/** Brackets nested deeper than this are not parsed. */
const MOST_NESTING = 96;

/** Here-documents times characters; each one may be searched to the end of the text. */
const MOST_SEARCHING = 16_000_000;

/**
 * The most of each kind of sign outside quotes and here-documents. A call with more commands or words than this would
 * run out of steps anyway, after the parser had made a tree of all of them.
 */
const MOST = {
  commands: 3_000,
  words: 6_000,
  wildcards: 4_000,
  escapes: 6_000,
} as const;

/** Shorter code than this cannot hold too much of anything. */
const SHORT = Math.min(...Object.values(MOST));

/** Whether parsing the code would take more than its length is worth. */
export function isTangled(text: string): boolean {
  return isNested(text) || text.length > SHORT && isCrowded(text);
}

function isNested(text: string): boolean {
  if (text.length <= MOST_NESTING) return false;
  let [depth, documents] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case OPEN:
      case BRACE:
        if (++depth > MOST_NESTING) return true;
        break;
      case CLOSE:
      case 125: // }
        if (depth > 0) depth--;
        break;
      case LESS:
        if (text.charCodeAt(at + 1) !== LESS) break;
        documents++;
        at++;
    }
  }
  return documents * text.length > MOST_SEARCHING;
}

const [OPEN, CLOSE, BRACE, LESS, NEWLINE] = [40, 41, 123, 60, 10];
const [SINGLE, DOUBLE, BACK, BACKSLASH, DOLLAR, HASH] = [
  39,
  34,
  96,
  92,
  36,
  35,
];

/** Reads quotes as the parser does, except that what is odd is taken for code. */
function isCrowded(text: string): boolean {
  let [commands, words, wildcards, escapes] = [0, 0, 0, 0];
  /** What is open, innermost last: quotes and substitutions. */
  const open: number[] = [];
  const documents: Document[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const quoted = open.at(-1) === DOUBLE;
    switch (code) {
      case BACKSLASH:
        if (!quoted) escapes++;
        at++;
        break;
      case SINGLE:
        if (!quoted) at = closing(text, at);
        break;
      case DOUBLE:
      case BACK:
        if (open.at(-1) === code) open.pop();
        else {
          open.push(code);
          if (code === BACK) commands++;
        }
        break;
      case OPEN:
        if (quoted && text.charCodeAt(at - 1) !== DOLLAR) break;
        commands++;
        open.push(OPEN);
        break;
      case CLOSE:
        if (open.at(-1) === OPEN) open.pop();
        break;
      case HASH:
        if (quoted || !/[\s;&|(]/.test(text[at - 1] ?? " ")) break;
        at = (text.indexOf("\n", at) + 1 || text.length) - 2;
        break;
      case LESS: {
        const found = quoted ? null : documentAt(text, at);
        if (found === null) break;
        documents.push(found);
        at += found.length - 1;
        break;
      }
      case NEWLINE:
        if (!quoted) commands++;
        for (const { word, literal } of documents.splice(0)) {
          const end = text.indexOf(`\n${word}\n`, at);
          if (!literal) commands += substituted(text, at, end);
          at = end < 0 ? text.length : end + word.length + 1;
        }
        break;
      case 59: // ;
      case 124: // |
      case 38: // &
        if (!quoted) commands++;
        break;
      case 32: // Space
        if (!quoted && text.charCodeAt(at - 1) !== 32) words++;
        break;
      case 42: // *
      case 63: // ?
      case 91: // [
      case BRACE: // Several words in one, as wildcards are.
        if (!quoted) wildcards++;
    }
    if (
      commands > MOST.commands || words > MOST.words ||
      wildcards > MOST.wildcards ||
      escapes > MOST.escapes
    ) return true;
  }
  return false;
}

/** The offset of the quote that closes the one at an offset, or the same offset when none does. */
function closing(text: string, at: number): number {
  if (text.charCodeAt(at - 1) === DOLLAR) {
    for (let end = at + 1; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === BACKSLASH) end++;
      else if (code === SINGLE) return end;
    }
    return at;
  }
  return Math.max(text.indexOf("'", at + 1), at);
}

/** The beginning of a here-document. */
interface Document {
  /** What ends it. */
  readonly word: string;
  /** Whether nothing is substituted in it. */
  readonly literal: boolean;
  /** Characters of the beginning. */
  readonly length: number;
}

function documentAt(text: string, at: number): Document | null {
  if (text.charCodeAt(at + 1) !== LESS) return null;
  const pattern =
    /<<-?[ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|(\\?)([^\s"'<>&|;()]+))/y;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (found === null) return null;
  const [{ length }, single, double, escape, plain] = found;
  const word = plain ?? single ?? double ?? "";
  return { word, literal: plain === undefined || escape !== "", length };
}

/** Roughly how many commands a here-document holds: all that looks like one from the first substitution on. */
function substituted(text: string, from: number, to: number): number {
  const body = text.slice(from, to < 0 ? undefined : to);
  const start = body.search(/\$\(|`/);
  return start < 0 ? 0 : body.slice(start).match(/[;|&\n(`]/g)?.length ?? 0;
}
