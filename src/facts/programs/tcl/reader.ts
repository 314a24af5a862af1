/** Reads Tcl: commands of words, with variables and bracketed commands in them. */

/** One word of a command. */
export type Word =
  /** In braces: nothing in it is substituted. */
  | { readonly kind: "braces"; readonly text: string }
  /** Pieces that make one text: as they are, variables, commands in brackets. */
  | { readonly kind: "pieces"; readonly pieces: readonly Piece[] };

/** A piece of a word. */
export interface Piece {
  readonly kind: "text" | "variable" | "command";
  readonly text: string;
}

/** More commands than this are not read. */
const MOST_COMMANDS = 500;

/** The commands of a script, each a list of words; `spend` says when there was enough work. */
export function commandsOf(
  code: string,
  spend: () => boolean,
): readonly (readonly Word[])[] {
  const commands: Word[][] = [];
  let at = 0;
  let words: Word[] = [];
  const end = () => {
    if (words.length > 0) commands.push(words);
    words = [];
  };
  while (at < code.length && commands.length < MOST_COMMANDS && spend()) {
    const sign = code[at]!;
    if (sign === "\n" || sign === ";") {
      end();
      at++;
    } else if (/\s/.test(sign)) at++;
    else if (sign === "\\" && code[at + 1] === "\n") at += 2;
    else if (sign === "#" && words.length === 0) {
      const line = code.indexOf("\n", at);
      at = line < 0 ? code.length : line;
    } else {
      const { word, next } = wordAt(code, at);
      words.push(word);
      at = Math.max(next, at + 1);
    }
  }
  end();
  return commands;
}

function wordAt(code: string, at: number): { word: Word; next: number } {
  if (code[at] === "{" || code.startsWith("{*}", at)) {
    const from = code.startsWith("{*}", at) && /\S/.test(code[at + 3] ?? "")
      ? at + 3
      : at;
    if (from > at) return wordAt(code, from);
    const close = closing(code, at, "{", "}");
    return {
      word: { kind: "braces", text: code.slice(at + 1, close) },
      next: close + 1,
    };
  }
  const quoted = code[at] === '"';
  const pieces: Piece[] = [];
  let text = "";
  let from = quoted ? at + 1 : at;
  const flush = () => {
    if (text !== "") pieces.push({ kind: "text", text });
    text = "";
  };
  while (from < code.length) {
    const sign = code[from]!;
    if (quoted ? sign === '"' : /[\s;]/.test(sign)) break;
    if (sign === "\\") {
      text += escaped(code[from + 1] ?? "");
      from += 2;
    } else if (sign === "[") {
      flush();
      const close = closing(code, from, "[", "]");
      pieces.push({ kind: "command", text: code.slice(from + 1, close) });
      from = close + 1;
    } else if (sign === "$") {
      const name = /^\$(?:\{([^}]*)\}|((?:\w|::)+(?:\([^)]*\))?))/
        .exec(code.slice(from, from + 256));
      if (name === null) {
        text += sign;
        from++;
      } else {
        flush();
        pieces.push({ kind: "variable", text: name[1] ?? name[2] ?? "" });
        from += name[0].length;
      }
    } else {
      text += sign;
      from++;
    }
  }
  flush();
  return { word: { kind: "pieces", pieces }, next: quoted ? from + 1 : from };
}

function closing(
  code: string,
  at: number,
  opens: string,
  closes: string,
): number {
  let depth = 0;
  for (let i = at; i < code.length; i++) {
    if (code[i] === "\\") i++;
    else if (code[i] === opens) depth++;
    else if (code[i] === closes && --depth === 0) return i;
  }
  return code.length;
}

function escaped(sign: string): string {
  return sign === "n" ? "\n" : sign === "t" ? "\t" : sign === "\n" ? " " : sign;
}
