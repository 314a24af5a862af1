/** One run of one program: its arguments, and everything that it may do. */
import type { Effect, EffectOf } from "../effect.ts";
import { domainAsked, parseHost } from "../hosts.ts";
import type { PathFact } from "../paths.ts";
import {
  type Data,
  type Field,
  mix,
  type Origin,
  TERMINAL,
} from "../shell/data.ts";
import {
  contentAt,
  fileOf,
  pathAttributes,
  pathFact,
  readFile,
  sentIn,
  writeFile,
} from "../shell/files.ts";
import { emit, type Frame } from "../shell/frame.ts";
import { givesAway } from "../shell/secret_names.ts";
import { parseUrl } from "../urls.ts";
import {
  type Options,
  optionTable,
  readOptions,
  type Style,
} from "./options.ts";
import type { Change } from "./program.ts";
import { wrapFrame, type Wrapping } from "./wrapping.ts";

/** A draft of the effect that says what is run; where the code comes from becomes clear later. */
export type Execution = {
  -readonly [K in keyof EffectOf<"executes">]: EffectOf<"executes">[K];
};

/** One run of one program. */
export class Invocation {
  /** Bytes of standard input, as far as known. */
  readonly stdin: Data;
  /** Settings that were given with the command, by name. */
  settings: ReadonlyMap<string, string> = new Map();
  /** The subcommand. */
  verb = "";
  #origins: readonly Origin[];

  /** One run, with its options already read. */
  constructor(
    readonly frame: Frame,
    /** The program's name without its folder. */
    readonly name: string,
    readonly args: readonly Field[],
    readonly options: Options,
    readonly execution: Execution,
  ) {
    this.stdin = frame.stdin;
    this.#origins = [];
  }

  /** What is neither an option nor its value. */
  get operands(): readonly Field[] {
    return this.options.operands;
  }

  /** Where the data that was read so far comes from. */
  get origins(): readonly Origin[] {
    return this.#origins;
  }

  /** Whether one of the options was given. */
  has(...keys: readonly string[]): boolean {
    return this.options.has(...keys);
  }

  /** The last value of an option. */
  value(...keys: readonly string[]): Field | undefined {
    return this.options.value(...keys);
  }

  /** Reads a file; the result is its content. */
  read(field: Field, attributes: Partial<EffectOf<"reads">> = {}): Data {
    const data = readFile(this.frame, field, { ...attributes, by: this.name });
    this.#origins = mix(this.#origins, data.origins);
    return data;
  }

  /** Lists a file or folder. */
  list(field: Field, attributes: Partial<EffectOf<"reads">> = {}): void {
    readFile(this.frame, field, {
      ...attributes,
      names_only: true,
      by: this.name,
    });
  }

  /** What is known of a file, without an effect. */
  peek(field: Field): Data {
    return contentAt(this.frame, pathFact(this.frame, field));
  }

  /** Writes a file, whose content is then remembered. */
  write(
    field: Field,
    data: Data,
    attributes: Partial<EffectOf<"writes">> = {},
  ): void {
    const append = attributes.append === true;
    const path = writeFile(this.frame, field, append, {
      ...attributes,
      by: this.name,
    });
    fileOf(this.frame, path, data, append);
  }

  /** Deletes a file. */
  delete(field: Field, attributes: Partial<EffectOf<"deletes">> = {}): void {
    const fact = this.path(field);
    emit(this.frame, {
      kind: "deletes",
      ...pathAttributes(this.frame, fact),
      breadth: attributes.recursive === true && fact.breadth === "single"
        ? "tree"
        : fact.breadth,
      recursive: false,
      forced: false,
      ...attributes,
      by: this.name,
    });
  }

  /** What a field names as a path. */
  path(field: Field): PathFact {
    return pathFact(this.frame, field);
  }

  /** Changes something that is no plain file; a target that is a path says what kind of place it is. */
  change(
    change: Change,
    operation: string,
    target?: Field | string,
    attributes: Partial<EffectOf<"changes">> = {},
  ): void {
    emit(this.frame, {
      kind: "changes",
      ...change,
      operation: change.operation ?? operation,
      ...(target === undefined
        ? {}
        : { target: typeof target === "string" ? target : target.text }),
      within: this.frame.within,
      ...attributes,
      by: this.name,
    });
  }

  /** Changes a property of a file, such as its mode or owner. */
  changePath(
    change: Change,
    operation: string,
    field: Field,
    attributes: Partial<EffectOf<"changes">> = {},
  ): void {
    const fact = this.path(field);
    this.change(change, operation, fact.path, {
      path_class: fact.classes,
      breadth: attributes.recursive === true && fact.breadth === "single"
        ? "tree"
        : fact.breadth,
      ...attributes,
    });
  }

  /** Connects to a URL or a host; the result is what comes back. */
  connect(
    target: Field | string,
    attributes: Partial<EffectOf<"network">> & { readonly data?: Data } = {},
  ): Data {
    const { data, scheme, ...rest } = attributes;
    const text = typeof target === "string" ? target : target.text;
    const url = parseUrl(text, scheme);
    if (url?.scheme === "file") {
      const path = text.replace(/^file:(?:\/\/[^/]*)?/i, "");
      return this.read({
        text: path,
        path,
        known: true,
        glob: false,
        origins: [],
      });
    }
    emit(this.frame, {
      kind: "network",
      ...(url ??
        { ...parseHost(text), ...(scheme === undefined ? {} : { scheme }) }),
      direction: "out",
      sends: data === undefined || data === TERMINAL
        ? "nothing"
        : sentIn(data, /^(?:tcp|udp)$/.test(scheme ?? "")),
      ...(givesAway(text, url?.host) ? { sends: "secret" } : {}),
      ...rest,
      by: this.name,
    });
    if (typeof target !== "string" && !target.known) this.#ask(target);
    return { text: undefined, origins: ["network"] };
  }

  /** Whoever answers for a domain is told the whole name, and what was put into it. */
  #ask(target: Field): void {
    const domain = domainAsked(target.text);
    if (domain === undefined) return;
    emit(this.frame, {
      kind: "network",
      ...parseHost(domain),
      scheme: "dns",
      direction: "out",
      sends: "data",
      by: this.name,
    });
  }

  /** Changes a Git repository. */
  git(attributes: Partial<EffectOf<"git">>): void {
    emit(this.frame, {
      kind: "git",
      within: this.frame.within,
      ...attributes,
      by: this.name,
    });
  }

  /** Changes a database. */
  database(attributes: Partial<EffectOf<"database">>): void {
    emit(this.frame, {
      kind: "database",
      within: this.frame.within,
      ...attributes,
      by: this.name,
    });
  }

  /** Adds any other effect. */
  effect(effect: Effect): void {
    const { source: _, ...rest } = effect;
    emit(this.frame, rest as Parameters<typeof emit>[1]);
  }

  /** Says what could not be known. */
  unresolved(what: NonNullable<EffectOf<"unresolved">["what"]>): void {
    emit(this.frame, { kind: "unresolved", what, by: this.name });
  }

  /** Says where the code that this program runs comes from. */
  from(origin: NonNullable<EffectOf<"executes">["from"]>): void {
    this.execution.from = origin;
  }

  /** Runs another command; the result is its output. */
  run(fields: readonly Field[], wrapping: Wrapping): Data {
    if (fields.length === 0) return { text: "", origins: [] };
    return this.frame.machine.command(this.wrap(wrapping), fields);
  }

  /** Runs shell code; the result is its output. */
  shell(code: Data, wrapping: Wrapping): Data {
    if (code.text === undefined) {
      if (code.origins.includes("network")) this.from("network");
      else if (code.origins.includes("decoded")) this.from("decoded");
    }
    return this.frame.machine.source(this.wrap(wrapping), code);
  }

  /** The same run in another frame. */
  inside(frame: Frame): Invocation {
    return new Invocation(
      frame,
      this.name,
      this.args,
      this.options,
      this.execution,
    );
  }

  /** The same run with other arguments, read by a table. */
  reread(args: readonly Field[], table: string, style?: Style): Invocation {
    return new Invocation(
      this.frame,
      this.name,
      args,
      readOptions(args, optionTable(table), style),
      this.execution,
    );
  }

  /** A frame inside a wrapper. */
  wrap(wrapping: Wrapping): Frame {
    return wrapFrame(this.frame, wrapping);
  }
}
