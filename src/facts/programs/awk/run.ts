/** Follows a program of awk, rule by rule: what it prints, runs, reads and writes. */
import {
  type Data,
  join,
  known,
  mix,
  NOTHING,
  plain,
  TERMINAL,
  UNKNOWN,
  unknown,
} from "../../shell/data.ts";
import { splitAt } from "../../shell/field_builder.ts";
import { valueOf } from "../../shell/variables.ts";
import { formatText } from "../echo.ts";
import type { Invocation } from "../invocation.ts";
import { Expressions } from "./expression.ts";
import type { World } from "./functions.ts";
import { type Token, tokensOf } from "./lexer.ts";
import { closing, type Definition, structureOf } from "./structure.ts";

/** Lines of known input for which rules are followed, each by itself. */
const MOST_LINES = 16;

/** Calls of functions within functions are followed this far. */
const MOST_NESTING = 4;

/** A connection that looks like a file: `/inet/tcp/0/host/port`. */
const SOCKET = /^\/inet\d?\/(tcp|udp)\/[^/]*\/([^/]+)\/(\d+)/;

/** One run of a program. */
export class AwkRun implements World {
  readonly #it: Invocation;
  readonly #input: Data;
  readonly #variables = new Map<string, Data>();
  #functions: ReadonlyMap<string, Definition> = new Map();
  /** What is printed into commands, which run when all is read. */
  readonly #pipes = new Map<string, { command: Data; data: Data }>();
  #tokens: readonly Token[] = [];
  #output: Data = NOTHING;
  #nesting = 0;

  /** A run on known or unknown input. */
  constructor(it: Invocation, input: Data) {
    this.#it = it;
    this.#input = input;
  }

  /** Follows the program; what it prints is the result. */
  follow(code: string): Data {
    const { meter } = this.#it.frame.machine;
    if (!meter.admits(code.length) || !meter.spend(1 + (code.length >> 4))) {
      return UNKNOWN;
    }
    this.#tokens = tokensOf(code);
    const { rules, functions } = structureOf(this.#tokens, () => this.spend());
    this.#functions = functions;
    for (const { body } of rules.filter(({ when }) => when === "BEGIN")) {
      this.#block(body);
    }
    const main = rules.filter(({ when }) => when === "line");
    if (main.length > 0) {
      for (const line of this.#lines()) {
        this.#variables.set("$0", line);
        for (const { body, pattern } of main) {
          if (pattern !== undefined) this.#at(pattern).list();
          if (body >= 0) this.#block(body);
          else this.#print(line);
        }
      }
    }
    for (const { body } of rules.filter(({ when }) => when === "END")) {
      this.#block(body);
    }
    for (const { command, data } of this.#pipes.values()) {
      this.#it.shell(command, { via: "awk print", stdin: data });
    }
    return this.#output;
  }

  /** Sets a variable before the program begins. */
  set(name: string, value: Data): void {
    this.#variables.set(name, value);
    if (name === "$0") this.#variables.delete("NF");
  }

  get(name: string): Data {
    const own = this.#variables.get(name);
    if (own !== undefined) return own;
    const field = /^\$(\d*)$/.exec(name)?.[1];
    if (field !== undefined) return this.#field(field);
    const variable = /^ENVIRON\[(\w+)\]$/.exec(name)?.[1];
    if (variable !== undefined) {
      const value = valueOf(this.#it.wrap({ via: "awk" }), variable);
      return value ?? unknown("environment");
    }
    if (name === "OFS" || name === "FS" || name === "SUBSEP") return known(" ");
    if (name === "ORS" || name === "RS") return known("\n");
    return /^(?:NR|FNR|NF|FILENAME|RSTART|RLENGTH|PROCINFO.*|ARGV.*)$/.test(
        name,
      )
      ? UNKNOWN
      : known("");
  }

  #field(number: string): Data {
    const line = this.#variables.get("$0") ?? this.#any();
    if (line.text === undefined || number === "") {
      return unknown(...line.origins);
    }
    const at = Number(number);
    if (at === 0) return line;
    const sign = this.get("FS").text ?? " ";
    const fields = sign === " "
      ? line.text.trim().split(/\s+/)
      : sign.length === 1
      ? line.text.split(sign)
      : splitAt(line.text, sign);
    return known(fields[at - 1] ?? "", line.origins);
  }

  #any(): Data {
    return unknown(...this.#input.origins);
  }

  #lines(): readonly Data[] {
    const { text, origins } = this.#input;
    if (text === undefined) return [this.#any()];
    const lines = text.replace(/\n$/, "").split("\n");
    return lines.length > MOST_LINES
      ? [this.#any()]
      : lines.map((line) => known(line, origins));
  }

  spend(): boolean {
    return this.#it.frame.machine.meter.spend();
  }

  run(command: Data, via: string): Data {
    const socket = SOCKET.exec(command.text ?? "");
    if (socket !== null) return this.#connect(socket);
    const output = this.#it.shell(command, { via, stdin: TERMINAL });
    // What `system` runs prints to where the program itself does.
    if (via === "awk system") this.#output = join(this.#output, output);
    return output;
  }

  read(file: Data): Data {
    const socket = SOCKET.exec(file.text ?? "");
    if (socket !== null) return this.#connect(socket);
    if (file.text === undefined || file.text === "-") return this.#any();
    return this.#it.read(plain(file.text));
  }

  #connect([, scheme, host = "", port]: RegExpExecArray): Data {
    return this.#it.connect(host, {
      scheme: scheme ?? "tcp",
      port: Number(port),
    });
  }

  call(name: string, args: readonly Data[]): Data {
    const definition = this.#functions.get(name);
    if (definition === undefined || this.#nesting >= MOST_NESTING) {
      return UNKNOWN;
    }
    const before = new Map(this.#variables);
    definition.parameters.forEach((parameter, at) => {
      this.#variables.set(parameter, args[at] ?? known(""));
    });
    this.#variables.delete("return");
    this.#nesting++;
    this.#block(definition.body);
    this.#nesting--;
    const result = this.#variables.get("return") ?? UNKNOWN;
    for (const parameter of definition.parameters) {
      const value = before.get(parameter);
      if (value === undefined) this.#variables.delete(parameter);
      else this.#variables.set(parameter, value);
    }
    return result;
  }

  #at(position: number): Expressions {
    const reader = new Expressions(this.#tokens, this);
    reader.at = position;
    return reader;
  }

  /** Follows what stands between a pair of braces, statement by statement, each once. */
  #block(start: number): void {
    // Without braces it is an error of syntax, and nothing of it runs.
    if (start < 0) return;
    const end = closing(this.#tokens, start);
    const reader = this.#at(start + 1);
    while (reader.at < end && this.spend()) {
      const before = reader.at;
      this.#statement(reader);
      if (reader.at === before) reader.at++;
    }
  }

  #statement(reader: Expressions): void {
    const { kind, text } = reader.token;
    if (kind === "name" && /^printf?$/.test(text)) {
      reader.at++;
      this.#printing(reader, text === "printf");
    } else if (kind === "name" && /^(?:if|while|for|switch)$/.test(text)) {
      // What is tested has its effects; what depends on it is followed as if it happened.
      reader.at++;
      if (reader.takes("(")) {
        do reader.list(); while (reader.takes(";"));
        reader.takes(")");
      }
    } else if (kind === "name" && text === "return") {
      reader.at++;
      const [value] = reader.list();
      this.#variables.set("return", value ?? known(""));
    } else if (
      kind === "name" &&
      /^(?:else|do|next|nextfile|exit|break|continue|delete)$/.test(text)
    ) reader.at++;
    else reader.list();
  }

  #printing(reader: Expressions, formatted: boolean): void {
    const open = reader.token.text === "(" && reader.token.kind === "sign";
    let values = reader.list(true);
    // `print("a", "b")`: the brackets hold the list.
    if (open && values.length === 1 && values[0] === UNKNOWN) {
      const back = reader.at;
      values = this.#bracketed(reader, back) ?? values;
    }
    const data = this.#printed(values, formatted);
    const sign = reader.token.kind === "sign" ? reader.token.text : "";
    if (!/^(?:>>?|\|&?)$/.test(sign)) {
      this.#print(data, formatted);
      return;
    }
    reader.at++;
    const target = reader.expression(true);
    const socket = SOCKET.exec(target.text ?? "");
    if (socket !== null) this.#connect(socket);
    else if (sign.startsWith("|")) this.#pour(target, data);
    else if (!/^\/dev\/std(?:out|err)$/.test(target.text ?? "")) {
      const file = target.text === undefined
        ? { ...plain("$file"), known: false, origins: target.origins }
        : plain(target.text);
      this.#it.write(file, data, { append: sign === ">>" });
    }
  }

  #bracketed(reader: Expressions, end: number): readonly Data[] | undefined {
    let at = end - 1;
    for (let depth = 0; at >= 0; at--) {
      const { kind, text } = this.#tokens[at] as Token;
      if (kind !== "sign") continue;
      if (text === ")") depth++;
      if (text === "(" && --depth === 0) break;
    }
    if (at < 0) return undefined;
    const inner = this.#at(at + 1);
    const values = inner.list();
    reader.at = end;
    return values;
  }

  #printed(values: readonly Data[], formatted: boolean): Data {
    const all = values.length === 0 ? [this.get("$0")] : values;
    const origins = all.reduce<Data["origins"]>(
      (sum, one) => mix(sum, one.origins),
      [],
    );
    const texts = all.map(({ text }) => text);
    if (texts.includes(undefined)) return { text: undefined, origins };
    const [format = "", ...rest] = texts as string[];
    const text = formatted
      ? formatText(format, rest)
      : (texts as string[]).join(this.get("OFS").text ?? " ") +
        (this.get("ORS").text ?? "\n");
    return { text, origins };
  }

  #print(data: Data, whole = false): void {
    const line = whole || data.text === undefined || data.text.endsWith("\n")
      ? data
      : { ...data, text: `${data.text}\n` };
    this.#output = join(this.#output, line);
  }

  #pour(command: Data, data: Data): void {
    const key = command.text ?? "";
    const before = this.#pipes.get(key)?.data ?? NOTHING;
    this.#pipes.set(key, { command, data: join(before, data) });
  }
}
