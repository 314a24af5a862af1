/** Reads code as a row of calls: evaluates what is known, and says what each call is called with. */
import type { Meter } from "../../budget.ts";
import type { Call } from "./call.ts";
import { Cursor } from "./cursor.ts";
import { type Language, takesWords } from "./language.ts";
import { bindImports, bindUnpacking, importedBy } from "./imports.ts";
import {
  applies,
  type Loop,
  loopAt,
  loopsInside,
  memberOf,
  parameterAt,
} from "./loops.ts";
import { homeGiven, homeNamed } from "./homes.ts";
import { indexed, textOf } from "./pieces.ts";
import type { Token } from "./tokens.ts";
import {
  ANYTHING,
  bareName,
  combine,
  concat,
  isOperator,
  text,
  type Value,
} from "./values.ts";

/** Nested brackets are followed this far. */
const MOST_DEPTH = 12;

/** Reads one piece of code. */
export class Reader {
  readonly #cursor: Cursor;
  readonly #language: Language;
  readonly #meter: Meter;
  readonly #call: (call: Call) => Value;
  readonly #command: (code: Value) => void;
  readonly #variables = new Map<string, Value>();

  /** Each call, and each command in backquotes, is told in the order in which it stands. */
  constructor(
    code: string,
    language: Language,
    meter: Meter,
    call: (call: Call) => Value,
    command: (code: Value) => void,
  ) {
    this.#cursor = new Cursor(code, language);
    this.#language = language;
    this.#meter = meter;
    this.#call = call;
    this.#command = command;
  }

  /** Reads everything. */
  read(): void {
    while (!this.#cursor.ended && this.#meter.spend()) {
      const before = this.#cursor.at;
      this.#statement();
      if (this.#cursor.at === before) this.#cursor.at++;
    }
  }

  #statement(): void {
    const token = this.#cursor.peek();
    if (token?.kind === "word") {
      if (token.text === "import" || token.text === "from") {
        return bindImports(this.#cursor, token.text, this.#variables);
      }
      const name = bareName(token.text);
      if (this.#cursor.is("=", 1) && !this.#cursor.is("=", 2)) {
        this.#cursor.at += 2;
        this.#variables.set(name, this.#expression(0));
        return;
      }
      const loop = loopAt(this.#cursor.tokens, this.#cursor.at);
      if (loop !== undefined) return this.#bind(loop);
      if (/^(?:const|let|var|my|our|local)$/.test(token.text)) {
        this.#cursor.at++;
        if (!this.#cursor.is("{")) return;
        bindUnpacking(this.#cursor, this.#variables, () => this.#expression(0));
        return;
      }
    }
    this.#expression(0);
  }

  #bind({ names, list }: Loop): void {
    this.#cursor.at = list;
    const value = memberOf(this.#expression(0));
    for (const name of names) this.#variables.set(name, value);
  }

  /** The loops of a list stand behind what is done to each member, so they are read before it. */
  #look(depth: number): void {
    if (depth > MOST_DEPTH || !this.#meter.spend()) return;
    const here = this.#cursor.at;
    for (const loop of loopsInside(this.#cursor.tokens, here)) this.#bind(loop);
    this.#cursor.at = here;
  }

  /** A function that is given to another is called with each member of what that belongs to. */
  #parameter(value: Value, receiver: Value | undefined): void {
    if (receiver === undefined || !applies(value.name ?? "")) return;
    const name = parameterAt(this.#cursor.tokens, this.#cursor.at);
    if (name !== undefined) this.#variables.set(name, memberOf(receiver));
  }

  #expression(depth: number): Value {
    let value = this.#operand(depth);
    while (this.#meter.spend()) {
      const sign = this.#cursor.peek();
      if (
        sign?.kind === "text" && value.text !== undefined &&
        sign.filled !== true
      ) {
        // Texts that stand side by side are one.
        value = concat(value, this.#operand(depth));
      } else if (
        sign?.kind === "sign" && isOperator(sign.text) && depth < MOST_DEPTH
      ) {
        this.#cursor.at++;
        value = combine(sign.text, value, this.#operand(depth + 1));
      } else return value;
    }
    return value;
  }

  #operand(depth: number): Value {
    const token = this.#cursor.peek();
    if (token === undefined || depth > MOST_DEPTH) return ANYTHING;
    this.#cursor.at++;
    switch (token.kind) {
      case "text":
        return this.#postfix(textOf(token, this.#variables), depth);
      case "command":
        this.#command(textOf(token, this.#variables));
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
    if (sign === "[" || sign === "(") this.#look(depth);
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
    const next = this.#cursor.peek();
    if (sign === "-" && next?.kind === "number") {
      this.#cursor.at++;
      return text(`-${next.text}`);
    }
    if (
      sign === ":" && this.#language.symbols === true && next?.kind === "word"
    ) {
      this.#cursor.at++;
      return text(next.text);
    }
    return ANYTHING;
  }

  #word(word: string, depth: number): Value {
    if (
      /^(?:new|await|return|and|or|not|if|in|then|async|yield|throw|raise|else|do|unless|my|our|local|BEGIN|END)$/
        .test(word) && !this.#cursor.is("(")
    ) {
      return this.#operand(depth + 1);
    }
    const name = bareName(word);
    const value = this.#variables.get(name) ?? { name, origins: [] };
    return this.#postfix(value, depth, word);
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
      const token = this.#cursor.peek();
      const next = this.#cursor.peek(1);
      if (
        token?.kind === "sign" && /^(?:\.|->|::|\?\.)$/.test(token.text) &&
        next?.kind === "word" &&
        !(token.text === "." && this.#language.dotsJoin === true)
      ) {
        this.#cursor.at += 2;
        receiver = value;
        const sign = token.text === "::" ? "::" : ".";
        value = {
          name: value.name === undefined
            ? next.text
            : `${value.name}${sign}${next.text}`,
          origins: value.origins,
        };
      } else if (this.#cursor.is("(")) {
        this.#parameter(value, receiver);
        this.#cursor.at++;
        const { args, named } = this.#list(")", depth);
        value = this.#finish(value, receiver, args, named);
        receiver = undefined;
      } else if (this.#cursor.is("[")) {
        this.#cursor.at++;
        const signs = this.#cursor.tokens.slice(
          this.#cursor.at,
          this.#cursor.at + 4,
        );
        const { args } = this.#list("]", depth);
        value = indexed(value, args[0], signs);
      } else {
        this.#parameter(value, receiver);
        break;
      }
      value = homeNamed(value);
    }
    if (takesWords(this.#language, this.#cursor.peek(), value.name, word)) {
      const { args, named } = this.#list("", depth);
      return this.#finish(value, receiver, args, named);
    }
    return value;
  }

  #finish(
    callee: Value,
    receiver: Value | undefined,
    args: readonly Value[],
    named: ReadonlyMap<string, Value>,
  ): Value {
    const name = callee.name ?? "";
    return importedBy(name, args) ?? homeGiven(name, args) ??
      this.#call({ name, receiver, args, named });
  }

  /** What stands between brackets, up to the closing one; without one, up to the end of the line. */
  #list(
    close: string,
    depth: number,
  ): { args: Value[]; named: Map<string, Value> } {
    const args: Value[] = [];
    const named = new Map<string, Value>();
    while (!this.#cursor.ended && this.#meter.spend()) {
      const token = this.#cursor.peek() as Token;
      if (token.kind === "line") {
        if (close === "") break;
        this.#cursor.at++;
        continue;
      }
      if (token.kind === "sign") {
        if (token.text === close) {
          this.#cursor.at++;
          break;
        }
        if (close === "" && /^[;}\])]$/.test(token.text)) break;
        if (token.text === ",") {
          this.#cursor.at++;
          continue;
        }
      }
      const before = this.#cursor.at;
      const key = token.kind === "word" || token.kind === "text"
        ? token.text
        : undefined;
      const after = this.#cursor.peek(1);
      if (
        key !== undefined && after?.kind === "sign" &&
        (after.text === "=" || after.text === ":" || after.text === "=>")
      ) {
        this.#cursor.at += 2;
        named.set(bareName(key), this.#expression(depth + 1));
      } else args.push(this.#expression(depth + 1));
      if (this.#cursor.at === before) this.#cursor.at++;
    }
    return { args, named };
  }
}
