/** Calculates expressions of awk as far as their values are known; commands and files in them have their effects. */
import { type Data, known, mix, UNKNOWN, unknown } from "../../shell/data.ts";
import { calculate, callFunction, isBuiltIn, type World } from "./functions.ts";
import type { Token } from "./lexer.ts";

/** What ends an expression wherever it stands. */
const ENDS =
  /^(?:[)\]};,:?]|>>?|\|\|?|\|&|&&|[<!=>]=|<|~|!~|=|[-+*/%^]=|\*\*=)$/;

const POWER = 3;

/** How strongly the signs of calculation bind. */
const STRENGTH: ReadonlyMap<string, number> = new Map([
  ["+", 1],
  ["-", 1],
  ["*", 2],
  ["/", 2],
  ["%", 2],
  ["^", POWER],
  ["**", POWER],
]);

/** Reads expressions from a list of pieces. */
export class Expressions {
  /** Where the next piece is. */
  at = 0;

  /** Reads pieces in a world. */
  constructor(readonly tokens: readonly Token[], readonly world: World) {}

  /** The piece that comes next. */
  get token(): Token {
    return this.tokens[this.at] ?? { kind: "end", text: "" };
  }

  /** Whether the next piece is this sign or word; it is taken then. */
  takes(text: string): boolean {
    const { kind } = this.token;
    if (this.token.text !== text || kind === "text" || kind === "regex") {
      return false;
    }
    this.at++;
    return true;
  }

  /** Passes the ends of lines. */
  skipLines(): void {
    while (this.token.kind === "line") this.at++;
  }

  /** Expressions with commas between them, up to a closing bracket or the end of the statement. */
  list(inPrint = false): readonly Data[] {
    const found: Data[] = [];
    while (!this.#ends()) {
      const before = this.at;
      found.push(this.expression(inPrint));
      if (!this.takes(",")) break;
      this.skipLines();
      if (this.at === before) break;
    }
    return found;
  }

  #ends(): boolean {
    const { kind, text } = this.token;
    return kind === "end" || kind === "line" ||
      kind === "sign" && /^[)\]};]$/.test(text);
  }

  /** One expression; inside `print`, `>` is no comparison. */
  expression(inPrint = false): Data {
    if (!this.world.spend()) {
      this.at = this.tokens.length;
      return UNKNOWN;
    }
    let value = this.#joined(inPrint);
    for (;;) {
      const { text, kind } = this.token;
      const piped = /^\|&?$/.test(text) &&
        this.tokens[this.at + 1]?.text === "getline";
      if (kind === "sign" && piped) {
        this.at += 2;
        value = this.#line(this.world.run(value, "awk getline"));
      } else if (kind === "sign" && text === "?") {
        this.at++;
        this.skipLines();
        const then = this.expression(inPrint);
        this.skipLines();
        this.takes(":");
        this.skipLines();
        // Either may be meant; a command in the first is seen in any case.
        this.expression(inPrint);
        value = then;
      } else if (
        kind === "name" && text === "in" ||
        kind === "sign" && OPERATORS.test(text) && !(inPrint && text === ">")
      ) {
        this.at++;
        this.skipLines();
        const right = this.#joined(inPrint);
        value = unknown(...mix(value.origins, right.origins));
      } else return value;
    }
  }

  /** Values without a sign between them are one text. */
  #joined(inPrint: boolean): Data {
    let value = this.#calculated();
    for (;;) {
      const { kind, text } = this.token;
      if (kind === "end" || kind === "line") return value;
      if (kind === "sign" && ENDS.test(text)) return value;
      if (kind === "name" && text === "in") return value;
      if (kind === "sign" && !/^(?:[$(!]|\+\+|--)$/.test(text)) return value;
      const before = this.at;
      const next = this.#calculated();
      if (this.at === before) return value;
      value = {
        text: value.text === undefined || next.text === undefined
          ? undefined
          : value.text + next.text,
        origins: mix(value.origins, next.origins),
      };
      if (inPrint && this.token.text === ">") return value;
    }
  }

  /** Signs that bind at least so strongly; powers begin at the right. */
  #calculated(least = 1): Data {
    let value = this.#primary();
    for (;;) {
      const { kind, text } = this.token;
      const strength = kind === "sign" ? STRENGTH.get(text) ?? 0 : 0;
      if (strength < least) return value;
      this.at++;
      this.skipLines();
      const right = this.#calculated(
        strength === POWER ? POWER : strength + 1,
      );
      value = calculate(text, value, right);
    }
  }

  #primary(): Data {
    const { token } = this;
    if (!this.world.spend()) return UNKNOWN;
    if (token.kind === "end" || token.kind === "line") return UNKNOWN;
    this.at++;
    if (token.kind === "text") return known(token.text);
    if (token.kind === "number") return known(String(Number(token.text)));
    if (token.kind === "regex") return UNKNOWN;
    if (token.kind === "name") return this.#named(token);
    switch (token.text) {
      case "(": {
        const values = this.list();
        this.takes(")");
        return values.length === 1 ? values[0] as Data : UNKNOWN;
      }
      case "$": {
        const at = this.#primary().text;
        return at === undefined
          ? this.world.get("$")
          : this.world.get(`$${at}`);
      }
      case "!":
        this.#primary();
        return UNKNOWN;
      case "-":
        return calculate("-", known("0"), this.#calculated(POWER));
      case "+":
        return this.#primary();
      case "++":
      case "--":
        this.#primary();
        return UNKNOWN;
      case "@":
        // `@name(...)` calls the function that a variable names.
        return this.#primary();
      default:
        this.at--;
        return UNKNOWN;
    }
  }

  #named({ text: name, call }: Token): Data {
    if (name === "getline") return this.#getline();
    if (call === true || isBuiltIn(name) && this.token.text === "(") {
      this.at++;
      const args = this.list();
      const last = this.tokens[this.at - 1];
      // What is replaced in a variable changes it.
      if (/^g?sub$/.test(name) && last?.kind === "name") {
        this.world.set(last.text, UNKNOWN);
      }
      this.takes(")");
      return callFunction(this.world, name, args);
    }
    let key = name;
    if (this.takes("[")) {
      key = `${name}[${this.list().map(({ text }) => text ?? "").join()}]`;
      this.takes("]");
    }
    const sign = this.token.text;
    if (this.token.kind === "sign" && /^(?:[-+*/%^]|\*\*)?=$/.test(sign)) {
      this.at++;
      this.skipLines();
      const right = this.expression();
      const value = sign === "="
        ? right
        : calculate(sign.slice(0, -1), this.world.get(key), right);
      this.world.set(key, value);
      return value;
    }
    if (this.token.kind === "sign" && /^(?:\+\+|--)$/.test(sign)) {
      this.at++;
      const before = this.world.get(key);
      this.world.set(key, calculate(sign.slice(1), before, known("1")));
      return before;
    }
    return this.world.get(key);
  }

  #getline(): Data {
    const target = this.token.kind === "name" ? this.token.text : undefined;
    if (target !== undefined) this.at++;
    const line = this.takes("<")
      ? this.world.read(this.#primary())
      : this.world.get("$");
    return this.#assignLine(line, target);
  }

  /** `command | getline name`. */
  #line(output: Data): Data {
    const target = this.token.kind === "name" && this.token.text !== "in"
      ? this.token.text
      : undefined;
    if (target !== undefined) this.at++;
    return this.#assignLine(output, target);
  }

  #assignLine(data: Data, target: string | undefined): Data {
    const line = { ...data, text: data.text?.split("\n", 1)[0] };
    this.world.set(target ?? "$0", line);
    return UNKNOWN;
  }
}

const OPERATORS = /^(?:[<!=>]=|<|>|~|!~|&&|\|\||!)$/;
