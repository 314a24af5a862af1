/** Splits a program of awk into its pieces. */

/** A piece of a program. */
export interface Token {
  readonly kind: "text" | "number" | "regex" | "name" | "sign" | "line" | "end";
  readonly text: string;
  /** Whether a bracket follows a name without a blank, as in a call. */
  readonly call?: boolean;
}

/** Longer programs are not looked at. */
const MOST_TOKENS = 4000;

const SIGNS =
  /^(?:\*\*=|\|&|&&|\|\||\+\+|--|\*\*|>>|[-+*/%^=!<>]=|[-+*/%^!<>|?:~$=(){}[\];,&@])/;

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
};

/** The pieces, the last of which is the end. */
export function tokensOf(code: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < code.length && tokens.length < MOST_TOKENS) {
    const rest = code.slice(at, at + 256);
    const blank = /^(?:[ \t\r]+|\\\r?\n|#[^\n]*)/.exec(rest)?.[0];
    if (blank !== undefined) at += blank.length;
    else at = readToken(code, at, rest, tokens);
  }
  return [...tokens, { kind: "end", text: "" }];
}

function readToken(
  code: string,
  at: number,
  rest: string,
  out: Token[],
): number {
  const add = (kind: Token["kind"], text: string, length = text.length) => {
    out.push({ kind, text });
    return at + length;
  };
  if (rest[0] === "\n") return add("line", "\n");
  if (rest[0] === '"') {
    const { text, end } = quoted(code, at + 1, '"');
    out.push({ kind: "text", text: unescape(text) });
    return end;
  }
  if (rest[0] === "/" && !endsValue(out.at(-1))) {
    const { text, end } = quoted(code, at + 1, "/");
    out.push({ kind: "regex", text });
    return end;
  }
  const number = /^(?:0[xX][\da-fA-F]+|\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/
    .exec(rest)?.[0];
  if (number !== undefined) return add("number", number);
  const name = /^[A-Za-z_][\w:]*/.exec(rest)?.[0];
  if (name !== undefined) {
    const call = code[at + name.length] === "(";
    out.push({ kind: "name", text: name, call });
    return at + name.length;
  }
  return add("sign", SIGNS.exec(rest)?.[0] ?? rest[0] ?? "");
}

/** Behind a value a slash divides; elsewhere it begins a pattern. */
function endsValue(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === "name") {
    return !/^(?:print|printf|return|in|getline|and|or)$/.test(token.text);
  }
  return token.kind === "number" || token.kind === "text" ||
    /^(?:\)|\]|\$|\+\+|--)$/.test(token.text);
}

function quoted(
  code: string,
  start: number,
  mark: string,
): { readonly text: string; readonly end: number } {
  for (let at = start; at < code.length; at++) {
    if (code[at] === "\\") at++;
    else if (code[at] === mark || code[at] === "\n" && mark === "/") {
      return { text: code.slice(start, at), end: at + 1 };
    }
  }
  return { text: code.slice(start), end: code.length };
}

function unescape(text: string): string {
  return text.replace(
    /\\(?:([0-7]{1,3})|x([\da-fA-F]{1,2})|(\n)|([^]))/g,
    (_, octal?: string, hex?: string, line?: string, sign?: string) =>
      octal !== undefined
        ? String.fromCharCode(parseInt(octal, 8))
        : hex !== undefined
        ? String.fromCharCode(parseInt(hex, 16))
        : line !== undefined
        ? ""
        : ESCAPES[sign ?? ""] ?? sign ?? "",
  );
}
