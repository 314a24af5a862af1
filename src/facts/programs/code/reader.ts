/** Reads code as a row of calls: evaluates what is known, and says what each call is called with. */
import type { Meter } from "../../budget.ts";
import type { Call } from "./call.ts";
import type { Language } from "./language.ts";
import { importedBy, readImport, readUnpacking } from "./imports.ts";
import { loopAt, memberOf } from "./loops.ts";
import { type Token, tokensOf } from "./tokens.ts";
import {
  ANYTHING,
  bareName,
  combine,
  concat,
  fillIn,
  isOperator,
  member,
  text,
  type Value,
} from "./values.ts";

/** Nested brackets are followed this far. */
const MOST_DEPTH = 12;

/** Reads one piece of code. */
export class Reader {
  readonly #tokens: readonly Token[];
  readonly #language: Language;
  readonly #meter: Meter;
  readonly #call: (call: Call) => Value;
  readonly #command: (code: Value) => void;
  readonly #variables = new Map<string, Value>();
  #at = 0;

  /** Each call, and each command in backquotes, is told in the order in which it stands. */
  constructor(
    code: string,
    language: Language,
    meter: Meter,
    call: (call: Call) => Value,
    command: (code: Value) => void,
  ) {
    this.#tokens = tokensOf(code, language);
    this.#language = language;
    this.#meter = meter;
    this.#call = call;
    this.#command = command;
  }

  /** Reads everything. */
  read(): void {
    while (this.#at < this.#tokens.length && this.#meter.spend()) {
      const before = this.#at;
      this.#statement();
      if (this.#at === before) this.#at++;
    }
  }

  #peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  #is(sign: string, ahead = 0): boolean {
    const token = this.#peek(ahead);
    return token?.kind === "sign" && token.text === sign;
  }

  #statement(): void {
    const token = this.#peek();
    if (token?.kind === "word") {
      if (token.text === "import" || token.text === "from") {
        this.#import(token.text);
        return;
      }
      const name = bareName(token.text);
      if (this.#is("=", 1) && !this.#is("=", 2)) {
        this.#at += 2;
        this.#variables.set(name, this.#expression(0));
        return;
      }
      const loop = loopAt(this.#tokens, this.#at);
      if (loop !== undefined) {
        this.#at = loop.list;
        this.#variables.set(loop.name, memberOf(this.#expression(0)));
        return;
      }
      if (/^(?:const|let|var|my|our|local)$/.test(token.text)) {
        this.#at++;
        if (this.#is("{")) this.#unpack();
        return;
      }
    }
    this.#expression(0);
  }

  #import(keyword: string): void {
    const { names, end } = readImport(this.#tokens, this.#at, keyword);
    for (const [alias, name] of names) {
      this.#variables.set(alias, { name, origins: [] });
    }
    this.#at = end;
  }

  /** `const {rmSync: r} = require("fs")`. */
  #unpack(): void {
    const { pairs, end } = readUnpacking(this.#tokens, this.#at);
    this.#at = end;
    if (!this.#is("=")) return;
    this.#at++;
    const module = this.#expression(0).name ?? "?";
    for (const [name, alias] of pairs) {
      this.#variables.set(alias, { name: `${module}.${name}`, origins: [] });
    }
  }

  #expression(depth: number): Value {
    let value = this.#operand(depth);
    while (this.#meter.spend()) {
      const sign = this.#peek();
      if (
        sign?.kind === "text" && value.text !== undefined &&
        sign.filled !== true
      ) {
        // Texts that stand side by side are one.
        value = concat(value, this.#operand(depth));
      } else if (
        sign?.kind === "sign" && isOperator(sign.text) && depth < MOST_DEPTH
      ) {
        this.#at++;
        value = combine(sign.text, value, this.#operand(depth + 1));
      } else return value;
    }
    return value;
  }

  #operand(depth: number): Value {
    const token = this.#peek();
    if (token === undefined || depth > MOST_DEPTH) return ANYTHING;
    this.#at++;
    switch (token.kind) {
      case "text":
        return this.#postfix(this.#textOf(token), depth);
      case "command":
        this.#command(this.#textOf(token));
        return ANYTHING;
      case "number":
        return text(token.text);
      case "word":
        return this.#word(token.text, depth);
      case "line":
        return ANYTHING;
      case "sign":
        return this.#sign(token.text, depth);
    }
  }

  #sign(sign: string, depth: number): Value {
    if (sign === "[") {
      return this.#postfix(
        { list: this.#list("]", depth).args, origins: [] },
        depth,
      );
    }
    if (sign === "(") {
      const { args } = this.#list(")", depth);
      return this.#postfix(
        args.length === 1 ? args[0] as Value : { list: args, origins: [] },
        depth,
      );
    }
    if (sign === "{") {
      const { named, args } = this.#list("}", depth);
      return { named, list: args, origins: [] };
    }
    return ANYTHING;
  }

  #textOf({ filled, text: whole }: Token): Value {
    return filled === true ? fillIn(whole, this.#variables) : text(whole);
  }

  #word(word: string, depth: number): Value {
    if (
      /^(?:new|await|return|and|or|not|if|in|then|async|yield|throw|raise|else|do|unless|BEGIN|END)$/
        .test(word) && !this.#is("(")
    ) {
      return this.#operand(depth + 1);
    }
    const name = bareName(word);
    const variable = this.#variables.get(name);
    return this.#postfix(
      variable ?? { name, origins: [] },
      depth,
      word,
    );
  }

  /** Members, indexes and calls behind a value. */
  #postfix(
    given: Value,
    depth: number,
    word = "",
  ): Value {
    let value = given;
    let receiver: Value | undefined;
    while (this.#meter.spend()) {
      const token = this.#peek();
      const next = this.#peek(1);
      if (
        token?.kind === "sign" && /^(?:\.|->|::|\?\.)$/.test(token.text) &&
        next?.kind === "word"
      ) {
        this.#at += 2;
        receiver = value;
        const sign = token.text === "::" ? "::" : ".";
        value = {
          name: value.name === undefined
            ? next.text
            : `${value.name}${sign}${next.text}`,
          origins: value.origins,
        };
      } else if (this.#is("(")) {
        this.#at++;
        const { args, named } = this.#list(")", depth);
        value = this.#finish(value, receiver, args, named);
        receiver = undefined;
      } else if (this.#is("[")) {
        this.#at++;
        const { args } = this.#list("]", depth);
        value = member(value, args[0]);
      } else break;
    }
    if (this.#takesWords(value.name, word)) {
      const { args, named } = this.#list("", depth);
      return this.#finish(value, receiver, args, named);
    }
    return value;
  }

  /** Whether a call without brackets begins here: `system "ls"`. */
  #takesWords(name: string | undefined, word: string): boolean {
    const { kind, text = "" } = this.#peek() ?? {};
    const { bare, calls } = this.#language;
    const begins = kind === "text" || kind === "command" ||
      (kind === "word" && (/^[$@]/.test(text) || bare.test(text)));
    return name !== undefined && begins &&
      (bare.test(name) || bare.test(word) || Object.hasOwn(calls, name));
  }

  #finish(
    callee: Value,
    receiver: Value | undefined,
    args: readonly Value[],
    named: ReadonlyMap<string, Value>,
  ): Value {
    const name = callee.name ?? "";
    return importedBy(name, args) ??
      this.#call({ name, receiver, args, named });
  }

  /** What stands between brackets, up to the closing one; without one, up to the end of the line. */
  #list(
    close: string,
    depth: number,
  ): { args: Value[]; named: Map<string, Value> } {
    const args: Value[] = [];
    const named = new Map<string, Value>();
    while (this.#at < this.#tokens.length && this.#meter.spend()) {
      const token = this.#peek() as Token;
      if (token.kind === "line") {
        if (close === "") break;
        this.#at++;
        continue;
      }
      if (token.kind === "sign") {
        if (token.text === close) {
          this.#at++;
          break;
        }
        if (close === "" && /^[;}\])]$/.test(token.text)) break;
        if (token.text === ",") {
          this.#at++;
          continue;
        }
      }
      const before = this.#at;
      const key = token.kind === "word" || token.kind === "text"
        ? token.text
        : undefined;
      const after = this.#peek(1);
      if (
        key !== undefined && after?.kind === "sign" &&
        (after.text === "=" || after.text === ":" || after.text === "=>")
      ) {
        this.#at += 2;
        named.set(bareName(key), this.#expression(depth + 1));
      } else args.push(this.#expression(depth + 1));
      if (this.#at === before) this.#at++;
    }
    return { args, named };
  }
}
