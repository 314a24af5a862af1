/** Looks through a program of awk for what reaches outside: commands that are run, files that are written. */
import { type Data, plain, TERMINAL } from "../shell/data.ts";
import type { Lexis, Token } from "./code/tokens.ts";
import { tokensOf } from "./code/tokens.ts";
import type { Invocation } from "./invocation.ts";

const AWK: Lexis = {
  remarks: ["#"],
  backquotes: "none",
  triple: false,
  freeQuotes: false,
  fills: [],
};

/** Follows `system(...)`, `"command" | getline`, `print | "command"`, `print > "file"` and `getline < "file"`. */
export function awkCode(it: Invocation, code: Data): void {
  if (code.text === undefined) {
    it.unresolved("code");
    return;
  }
  const tokens = tokensOf(code.text, AWK);
  let printing = false;
  tokens.forEach((token, at) => {
    it.frame.machine.meter.spend();
    const next = tokens[at + 1];
    if (
      token.kind === "word" && token.text === "system" && next?.text === "("
    ) {
      const end = closing(tokens, at + 2);
      runText(it, tokens.slice(at + 2, end), "awk system");
    } else if (token.kind === "word" && /^printf?$/.test(token.text)) {
      printing = true;
    } else if (token.kind === "line" || /^[;}]$/.test(token.text)) {
      printing = false;
    } else if (token.text === "|" || token.text === "|&") {
      if (next?.text === "&" || next?.text === "getline") {
        const before = tokens.slice(startBefore(tokens, at), at);
        if (tokens[at + 1]?.text === "getline") {
          runText(it, before, "awk getline");
        }
      } else if (printing) {
        // What is printed comes from the input, so code in it is not known.
        const stdin = { text: undefined, origins: it.stdin.origins };
        runText(it, [next], "awk print", stdin);
      }
    } else if (
      (token.text === ">" || token.text === ">>") && printing &&
      next?.kind === "text"
    ) {
      it.write(plain(next.text), { text: undefined, origins: ["file"] }, {
        append: token.text === ">>",
      });
    } else if (
      token.text === "getline" && next?.text === "<" &&
      tokens[at + 2]?.kind === "text"
    ) {
      it.read(plain(tokens[at + 2]?.text ?? ""));
    } else if (
      token.text === "getline" && tokens[at + 2]?.text === "<" &&
      tokens[at + 3]?.kind === "text"
    ) {
      it.read(plain(tokens[at + 3]?.text ?? ""));
    }
  });
  // `/inet/tcp/0/host/port` is a connection.
  for (
    const [, host = "", port] of code.text.matchAll(
      /\/inet\d?\/(?:tcp|udp)\/[^/"]*\/([^/"]+)\/(\d+)/g,
    )
  ) {
    it.connect(host, { scheme: "tcp", port: Number(port) });
  }
}

function closing(tokens: readonly Token[], start: number): number {
  let depth = 1;
  for (let at = start; at < tokens.length; at++) {
    if (tokens[at]?.text === "(") depth++;
    if (tokens[at]?.text === ")" && --depth === 0) return at;
  }
  return tokens.length;
}

function startBefore(tokens: readonly Token[], end: number): number {
  let at = end;
  while (at > 0 && (tokens[at - 1]?.kind === "text")) at--;
  return at;
}

/** Runs what the pieces say when they are all texts. */
function runText(
  it: Invocation,
  pieces: readonly (Token | undefined)[],
  via: string,
  stdin: Data = TERMINAL,
): void {
  const known = pieces.length > 0 &&
    pieces.every((one) => one?.kind === "text");
  it.shell({
    text: known ? pieces.map((one) => one?.text ?? "").join("") : undefined,
    origins: [],
  }, { via, stdin });
}
