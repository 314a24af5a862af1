/** Follows Tcl, as tclsh and expect read it: programs that are run, files and connections. */
import {
  type Data,
  type Field,
  join,
  known,
  literal,
  NOTHING,
  opaque,
  UNKNOWN,
} from "../../shell/data.ts";
import { valueOf } from "../../shell/variables.ts";
import type { Invocation } from "../invocation.ts";
import { commandsOf, type Word } from "./reader.ts";

/** Scripts in scripts are followed this far. */
const MOST_NESTING = 8;

/** Where `exec` lets output go, and what it reads. */
const REDIRECT = /^(?:2?>>?&?@?|>&|<<?@?)/;

/** One run of a script. */
export class TclRun {
  readonly #it: Invocation;
  readonly #variables = new Map<string, Data>();
  #output: Data = NOTHING;
  #nesting = 0;

  /** A run in the place of an interpreter. */
  constructor(it: Invocation) {
    this.#it = it;
  }

  /** Follows a script; what it prints is the result. */
  follow(code: Data): Data {
    const { meter } = this.#it.frame.machine;
    const { text } = code;
    if (text === undefined) {
      this.#it.unresolved("code");
      return UNKNOWN;
    }
    if (!meter.admits(text.length) || !meter.spend(1 + (text.length >> 4))) {
      return UNKNOWN;
    }
    this.#script(text);
    return this.#output;
  }

  #script(text: string): Data {
    if (this.#nesting >= MOST_NESTING) return UNKNOWN;
    this.#nesting++;
    let result: Data = NOTHING;
    const { meter } = this.#it.frame.machine;
    for (const words of commandsOf(text, () => meter.spend())) {
      result = this.#command(words);
    }
    this.#nesting--;
    return result;
  }

  #command(words: readonly Word[]): Data {
    const [first, ...rest] = words.map((word) => this.#value(word));
    const name = first?.text?.replace(/^::/, "");
    const args = rest.map(fieldOf);
    switch (name) {
      case "exec":
      case "spawn":
      case "system":
        return this.#run(name, args);
      case "open":
        return this.#open(args);
      case "file":
        return this.#file(args);
      case "socket":
        return this.#socket(args);
      case "source":
        return args[0] === undefined ? NOTHING : this.#read(args[0]);
      case "set":
        return this.#set(rest);
      case "append":
        return this.#append(rest);
      case "puts":
      case "send_user": {
        const text = rest.at(-1) ?? NOTHING;
        if (rest.length === 1) {
          this.#output = join(join(this.#output, text), known("\n"));
        }
        return NOTHING;
      }
      case "concat":
      case "list":
      case "format":
        return rest.length === 1 ? rest[0] as Data : spaced(rest);
      case "eval":
      case "uplevel":
      case "after":
      case "subst":
        return this.#script(spaced(rest).text ?? "");
      default:
        // What stands in braces may be a body: of a loop, a branch, a procedure.
        for (const word of words.slice(1)) {
          if (word.kind === "braces") this.#script(word.text);
        }
        return UNKNOWN;
    }
  }

  #value(word: Word): Data {
    if (word.kind === "braces") return known(word.text);
    let whole: Data = NOTHING;
    for (const { kind, text } of word.pieces) {
      whole = join(
        whole,
        kind === "text"
          ? known(text)
          : kind === "command"
          ? this.#script(text)
          : this.#variable(text),
      );
    }
    return whole;
  }

  #variable(name: string): Data {
    const environment = /^(?:::)?env\((\w+)\)$/.exec(name)?.[1];
    if (environment !== undefined) {
      const frame = this.#it.wrap({ via: this.#it.name });
      return valueOf(frame, environment) ?? UNKNOWN;
    }
    return this.#variables.get(name) ?? UNKNOWN;
  }

  #set([name, value]: readonly Data[]): Data {
    if (name?.text === undefined) return UNKNOWN;
    if (value === undefined) return this.#variable(name.text);
    this.#variables.set(name.text, value);
    return value;
  }

  #append([name, ...values]: readonly Data[]): Data {
    if (name?.text === undefined) return UNKNOWN;
    const whole = values.reduce(
      join,
      this.#variables.get(name.text) ?? NOTHING,
    );
    this.#variables.set(name.text, whole);
    return whole;
  }

  #run(how: string, args: readonly Field[]): Data {
    const via = { via: `${this.#it.name} ${how}` };
    if (how === "system") {
      return this.#it.shell(spaced(args.map(dataIn)), via);
    }
    let stdin: Data | undefined;
    let output: Data = NOTHING;
    let part: Field[] = [];
    const flush = () => {
      if (part.length === 0) return;
      output = this.#it.run(
        part,
        stdin === undefined ? via : { ...via, stdin },
      );
      stdin = output;
      part = [];
    };
    for (let at = 0; at < args.length; at++) {
      const field = args[at] as Field;
      const sign = REDIRECT.exec(field.text)?.[0];
      if (part.length === 0 && /^-\w|^--$/.test(field.text)) continue;
      if (field.text === "|" || field.text === "|&") flush();
      else if (field.text === "&") continue;
      else if (sign !== undefined) {
        const target = field.text.length > sign.length
          ? literal(field.text.slice(sign.length))
          : args[++at];
        if (target === undefined) continue;
        if (sign.startsWith("<<")) stdin = dataIn(target);
        else if (sign.startsWith("<")) stdin = this.#it.read(target);
        else if (!sign.includes("@")) {
          this.#it.write(target, UNKNOWN, { append: sign.includes(">>") });
        }
      } else part.push(field);
    }
    flush();
    return output;
  }

  #open([target, mode]: readonly Field[]): Data {
    if (target === undefined) return UNKNOWN;
    if (target.text.startsWith("|")) {
      const words = commandsOf(target.text.slice(1), () => true)[0] ?? [];
      return this.#run("open", words.map((word) => fieldOf(this.#value(word))));
    }
    const how = mode?.text ?? "r";
    if (/^r\+|[wa]|WRONLY|RDWR|CREAT|APPEND/.test(how)) {
      this.#it.write(target, UNKNOWN, { append: how.startsWith("a") });
    } else this.#it.read(target);
    return UNKNOWN;
  }

  #file([verb, ...given]: readonly Field[]): Data {
    const forced = given.some(({ text }) => text === "-force");
    const paths = given.filter(({ text }) =>
      text !== "-force" && text !== "--"
    );
    switch (verb?.text) {
      case "delete":
        for (const path of paths) {
          this.#it.delete(path, { forced, recursive: forced });
        }
        return NOTHING;
      case "mkdir":
        for (const path of paths) this.#it.write(path, NOTHING);
        return NOTHING;
      case "copy":
      case "rename":
      case "link": {
        const [source, target] = paths.slice(-2);
        if (source === undefined || target === undefined) return NOTHING;
        if (verb.text === "rename") {
          this.#it.changePath({ what: "other" }, "move", source);
        }
        this.#it.write(target, this.#it.peek(source));
        return NOTHING;
      }
      case "attributes": {
        const at = paths.findIndex(({ text }) => text === "-permissions");
        const value = paths[at + 1]?.text;
        const [path] = paths;
        if (at > 0 && value !== undefined && path !== undefined) {
          this.#it.changePath({ what: "permissions" }, "chmod", path, {
            value,
          });
        }
        return UNKNOWN;
      }
      case "join":
        return {
          text: paths.every((one) => one.known)
            ? paths.map(({ text }) => text).join("/")
            : undefined,
          origins: [],
        };
      case "normalize":
        return paths[0] === undefined ? UNKNOWN : dataIn(paths[0]);
      default:
        return UNKNOWN;
    }
  }

  #socket(args: readonly Field[]): Data {
    if (args[0]?.text === "-server") {
      this.#it.connect("", { direction: "in", scheme: "tcp" });
      return UNKNOWN;
    }
    const [host, port] = args.slice(-2);
    if (host === undefined) return UNKNOWN;
    return this.#it.connect(host, { scheme: "tcp", port: Number(port?.text) });
  }

  #read(file: Field): Data {
    const content = this.#it.read(file);
    return content.text === undefined ? UNKNOWN : this.#script(content.text);
  }
}

function fieldOf(data: Data): Field {
  return data.text === undefined
    ? opaque("$value", data.origins)
    : literal(data.text, data.origins);
}

function dataIn(field: Field): Data {
  return { text: field.known ? field.text : undefined, origins: field.origins };
}

function spaced(values: readonly Data[]): Data {
  return values.reduce<Data>(
    (all, one) => all === NOTHING ? one : join(join(all, known(" ")), one),
    NOTHING,
  );
}
