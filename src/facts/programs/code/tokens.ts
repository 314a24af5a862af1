/** Splits code of most scripting languages into words, texts and signs, without minding what is wrong with it. */
import { unescape } from "../escapes.ts";

/** How a language writes its texts and remarks. */
export interface Lexis {
  /** What begins a remark that ends with the line. */
  readonly remarks: readonly string[];
  /** Whether backquotes run a command, or write a text with places to fill. */
  readonly backquotes: "command" | "template" | "none";
  /** Whether `"""` and `'''` enclose longer texts. */
  readonly triple: boolean;
  /** Whether `%x(...)`, `q(...)` and `qx(...)` enclose texts. */
  readonly freeQuotes: boolean;
  /** What stands before a place to fill in a text in double quotes: `${`, `#{`, `$`. */
  readonly fills: readonly string[];
}

/** A piece of code. */
export interface Token {
  readonly kind: "word" | "text" | "command" | "number" | "sign" | "line";
  readonly text: string;
  /** Whether a text has places that are filled in when it runs. */
  readonly filled?: boolean;
  /** Letters before a text that say what it is: `f`, `b`, `r`. */
  readonly prefix?: string;
}

const CLOSING: Readonly<Record<string, string>> = {
  "(": ")",
  "[": "]",
  "{": "}",
  "<": ">",
};

/** More pieces than this are not looked at. */
const MOST_TOKENS = 4000;

/** A name before backquotes that has what they hold run. */
const TAG = /^(?:\$|execa|execaSync|zx|sh)`/;

const COMMANDS = { backquotes: "command", fills: ["${"] } as const;

/** The pieces of some code, in order. */
export function tokensOf(code: string, lexis: Lexis): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < code.length && tokens.length < MOST_TOKENS) {
    const letter = code[at] ?? "";
    if (letter === "\n") {
      tokens.push({ kind: "line", text: "\n" });
      at++;
    } else if (/\s/.test(letter)) at++;
    else if (lexis.remarks.some((mark) => code.startsWith(mark, at))) {
      const end = code.indexOf("\n", at);
      at = end < 0 ? code.length : end;
    } else if (code.startsWith("/*", at) && lexis.remarks.includes("//")) {
      const end = code.indexOf("*/", at + 2);
      at = end < 0 ? code.length : end + 2;
    } else at = readToken(code, at, lexis, tokens);
  }
  return tokens;
}

function readToken(
  code: string,
  at: number,
  lexis: Lexis,
  tokens: Token[],
): number {
  const letter = code[at] ?? "";
  if (letter === "'" || letter === '"') {
    return readText(code, at, lexis, tokens, "");
  }
  if (letter === "`" && lexis.backquotes !== "none") {
    return readBackquote(code, at, lexis, tokens);
  }
  // `$\`ls\``, `execa\`ls\``: what stands behind the name is a command.
  const tag = lexis.backquotes === "template"
    ? TAG.exec(code.slice(at, at + 12))?.[0].length
    : undefined;
  if (tag !== undefined) {
    return readBackquote(code, at + tag - 1, { ...lexis, ...COMMANDS }, tokens);
  }
  const word = /^[$@]{0,2}[A-Za-z_][\w]*[?!]?/.exec(code.slice(at, at + 100))
    ?.[0];
  if (word !== undefined) return readWord(code, at, word, lexis, tokens);
  if (lexis.freeQuotes && /^%[xqQwW]?[[({<|!/]/.test(code.slice(at, at + 3))) {
    const [lead = ""] = /^%[xqQwW]?/.exec(code.slice(at, at + 2)) ?? [];
    return readFree(code, at + lead.length, lead, tokens);
  }
  // Perl's `<*.log>`.
  const glob = lexis.freeQuotes
    ? /^<([^<>\s=$]*[*?][^<>\s=]*)>/.exec(code.slice(at, at + 200))
    : null;
  if (glob !== null) {
    tokens.push({ kind: "text", text: glob[1] ?? "", prefix: "glob" });
    return at + glob[0].length;
  }
  const number = /^\d[\d_.]*(?:[xX][\da-fA-F]+)?/.exec(code.slice(at, at + 40))
    ?.[0];
  if (number !== undefined) {
    tokens.push({ kind: "number", text: number });
    return at + number.length;
  }
  const pair = /^(?:=>|==|!=|<=|>=|->|::|\|\||&&|\+=|\.=|>>|<<|\?\.)/.exec(
    code.slice(at, at + 2),
  )?.[0];
  const text = pair ?? letter;
  tokens.push({ kind: "sign", text });
  return at + text.length;
}

function readWord(
  code: string,
  at: number,
  word: string,
  lexis: Lexis,
  tokens: Token[],
): number {
  const next = code[at + word.length] ?? "";
  // `r"..."`, `f'...'`: the letters belong to the text.
  if (
    (next === "'" || next === '"') && /^[rRbBfFuU]{1,2}$/.test(word) &&
    lexis.triple
  ) {
    return readText(code, at + word.length, lexis, tokens, word.toLowerCase());
  }
  if (
    lexis.freeQuotes && /^(?:q|qq|qx|qw)$/.test(word) &&
    /[^\w\s,;=)]/.test(next)
  ) {
    return readFree(code, at + word.length, word, tokens);
  }
  tokens.push({ kind: "word", text: word });
  return at + word.length;
}

function readText(
  code: string,
  at: number,
  lexis: Lexis,
  tokens: Token[],
  prefix: string,
): number {
  const quote = code[at] ?? "";
  const long = lexis.triple && code.startsWith(quote.repeat(3), at);
  const mark = long ? quote.repeat(3) : quote;
  let end = at + mark.length;
  while (end < code.length && !code.startsWith(mark, end)) {
    if (code[end] === "\\") end++;
    else if (code[end] === "\n" && !long && lexis.triple) break;
    end++;
  }
  const raw = code.slice(at + mark.length, end);
  const filled = prefix.includes("f") ||
    (quote === '"' && lexis.fills.some((one) => hasFill(raw, one)));
  const plain = prefix.includes("r") ||
    (quote === "'" && !lexis.triple && lexis.backquotes === "command");
  tokens.push({
    kind: "text",
    text: plain ? raw : unescape(raw, true),
    filled,
    prefix,
  });
  return Math.min(code.length, end + mark.length);
}

function hasFill(text: string, mark: string): boolean {
  return mark === "$" ? /(?<!\\)\$[A-Za-z_{]/.test(text) : text.includes(mark);
}

function readBackquote(
  code: string,
  at: number,
  lexis: Lexis,
  tokens: Token[],
): number {
  let end = at + 1;
  while (end < code.length && code[end] !== "`") {
    end += code[end] === "\\" ? 2 : 1;
  }
  const raw = code.slice(at + 1, end);
  const command = lexis.backquotes === "command";
  tokens.push({
    kind: command ? "command" : "text",
    text: unescape(raw, true),
    filled: command
      ? lexis.fills.some((one) => hasFill(raw, one))
      : raw.includes("${"),
  });
  return Math.min(code.length, end + 1);
}

function readFree(
  code: string,
  at: number,
  lead: string,
  tokens: Token[],
): number {
  const open = code[at] ?? "";
  const close = CLOSING[open] ?? open;
  let [end, depth] = [at + 1, 1];
  for (; end < code.length; end++) {
    if (code[end] === "\\") end++;
    else if (code[end] === close) {
      if (--depth === 0) break;
    } else if (code[end] === open) depth++;
  }
  const text = code.slice(at + 1, end);
  tokens.push(
    /^(?:%x|qx)$/.test(lead)
      ? { kind: "command", text }
      : /^(?:%[wW]|qw)$/.test(lead)
      ? { kind: "text", text, prefix: "words" }
      : { kind: "text", text },
  );
  return Math.min(code.length, end + 1);
}
