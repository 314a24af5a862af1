/** Goes over the tokens of a piece of code. */
import { type Token, tokensOf } from "./tokens.ts";
import type { Language } from "./language.ts";

/** A place among tokens. */
export class Cursor {
  /** Every token. */
  readonly tokens: readonly Token[];
  /** The token that comes next. */
  at = 0;

  /** Begins at the first token. */
  constructor(code: string, language: Language) {
    this.tokens = tokensOf(code, language);
  }

  /** Whether all is read. */
  get ended(): boolean {
    return this.at >= this.tokens.length;
  }

  /** A token ahead of the place. */
  peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  /** Whether a sign stands there. */
  is(sign: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.kind === "sign" && token.text === sign;
  }
}
