/** Splits PowerShell code into statements, pipelines and words. */

/** A word: its text as far as it is known, and how it was written. */
export interface Word {
  readonly text: string;
  /** Whether it stands in quotes, so that it is no operator, option or variable. */
  readonly quoted: boolean;
  /** The inside of `(...)`, `$(...)` or `{...}`, which is code. */
  readonly code?: string;
  /** Whether a blank stands before it. */
  readonly apart: boolean;
}

/** More words than this are not looked at. */
const MOST_WORDS = 2000;

/** Statements, each a pipeline of commands, each a list of words. */
export function pipelinesOf(
  code: string,
): readonly (readonly (readonly Word[])[])[] {
  const statements: Word[][][] = [];
  let pipeline: Word[][] = [];
  let words: Word[] = [];
  let [at, count, apart] = [0, 0, true];
  const endCommand = () => {
    if (words.length > 0) pipeline.push(words);
    words = [];
  };
  const endStatement = () => {
    endCommand();
    if (pipeline.length > 0) statements.push(pipeline);
    pipeline = [];
  };
  while (at < code.length && count < MOST_WORDS) {
    const letter = code[at] ?? "";
    if (letter === "`" && code[at + 1] === "\n") at += 2;
    else if (letter === "\n" || letter === ";") {
      endStatement();
      at++;
      apart = true;
    } else if (/\s/.test(letter)) {
      at++;
      apart = true;
    } else if (letter === "#") {
      const end = code.indexOf("\n", at);
      at = end < 0 ? code.length : end;
    } else if (code.startsWith("<#", at)) {
      const end = code.indexOf("#>", at);
      at = end < 0 ? code.length : end + 2;
    } else if (letter === "|" || letter === "&") {
      const double = code[at + 1] === letter;
      if (double) endStatement();
      else if (letter === "|") endCommand();
      else words.push({ text: "&", quoted: false, apart: true });
      at += double ? 2 : 1;
      apart = true;
    } else {
      const [word, end] = readWord(code, at, apart);
      words.push(word);
      count++;
      at = Math.max(end, at + 1);
      apart = false;
    }
  }
  endStatement();
  return statements;
}

function readWord(code: string, at: number, apart: boolean): [Word, number] {
  const letter = code[at] ?? "";
  if (letter === "'" || letter === '"') {
    let [end, text] = [at + 1, ""];
    for (; end < code.length; end++) {
      const next = code[end] ?? "";
      if (next === letter) {
        if (code[end + 1] !== letter) break;
        end++;
        text += letter;
      } else if (next === "`" && letter === '"') {
        end++;
        text += ESCAPES[code[end] ?? ""] ?? code[end] ?? "";
      } else text += next;
    }
    // What `$(...)` or a variable would put in is not known.
    return [
      { text, quoted: letter === "'" || !text.includes("$"), apart },
      end + 1,
    ];
  }
  const open = /^(?:[$@]?\(|[@]?\{)/.exec(code.slice(at, at + 2))?.[0];
  if (open !== undefined) {
    const end = closing(code, at + open.length, open.endsWith("(") ? ")" : "}");
    return [{
      text: code.slice(at, end + 1),
      quoted: false,
      code: code.slice(at + open.length, end),
      apart,
    }, end + 1];
  }
  let [end, text] = [at, ""];
  for (; end < code.length; end++) {
    const next = code[end] ?? "";
    if (/[\s;|(){}'",]/.test(next) || (next === "&" && end > at)) break;
    if (next === "`") {
      end++;
      text += code[end] ?? "";
    } else if (next === "$" && code[end + 1] === "{") {
      const close = code.indexOf("}", end);
      text += code.slice(end, close < 0 ? code.length : close + 1);
      end = close < 0 ? code.length : close;
    } else text += next;
  }
  if (end === at) {
    return [{ text: code[at] ?? "", quoted: false, apart }, at + 1];
  }
  return [{ text, quoted: false, apart }, end];
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  "0": "\0",
  a: "\x07",
};

/** Where a bracket closes, quotes and nested brackets aside. */
function closing(code: string, start: number, close: string): number {
  const open = close === ")" ? "(" : "{";
  let [depth, quote] = [1, ""];
  for (let at = start; at < code.length; at++) {
    const letter = code[at] ?? "";
    if (letter === "`") at++;
    else if (quote !== "") quote = letter === quote ? "" : quote;
    else if (letter === "'" || letter === '"') quote = letter;
    else if (letter === open) depth++;
    else if (letter === close && --depth === 0) return at;
  }
  return code.length;
}
