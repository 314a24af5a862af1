/** The state of a shell: variables, functions, folder, open descriptors. A subshell is a scope above its parent's. */
import type { Function as FunctionNode } from "unbash";
import type { Data, Field } from "./data.ts";

/** A variable, with every value that it may have by now, newest first. */
export interface Variable {
  readonly values: readonly Data[];
  readonly exported: boolean;
  /** The elements of an array, when it is one. */
  readonly elements?: readonly Data[];
  /** The variable that this one stands for (`declare -n`). */
  readonly refers?: string;
  /** Whether an assignment is read as arithmetic (`declare -i`). */
  readonly integer?: boolean;
  /** What an assignment does to the letters. */
  readonly letters?: "lower" | "upper";
}

/** Where a descriptor leads. */
export type Channel =
  | { readonly kind: "file"; readonly path: string; readonly field: Field }
  | { readonly kind: "host"; readonly field: Field }
  | { readonly kind: "data"; readonly data: Data }
  | { readonly kind: "closed" };

/** A function with the text that its positions refer to. */
export interface Definition {
  readonly node: FunctionNode;
  readonly text: string;
}

/** How many values one variable is followed with. */
const MOST_VALUES = 4;

/** One shell's state, on top of the state that it started with. */
export class Scope {
  readonly #parent: Scope | undefined;
  /** A child process sees only what is exported. */
  readonly #process: boolean;
  readonly #variables = new Map<string, Variable | null>();
  readonly #functions = new Map<string, Definition | null>();
  readonly #aliases = new Map<string, string | null>();
  readonly #channels = new Map<number, Channel>();
  readonly #commands = new Map<string, string>();
  /** The current folder, or `undefined` when it is not known. */
  cwd: string | undefined;
  /** The positional parameters. */
  positional: readonly Field[] = [];
  /** Whether an `if` or the like decides about what happens now. */
  conditional = false;

  /** A scope above another; as a process it sees only exported variables. */
  constructor(parent?: Scope, process = false) {
    this.#parent = parent;
    this.#process = process;
    this.cwd = parent?.cwd;
    this.positional = process ? [] : parent?.positional ?? [];
    this.conditional = parent?.conditional ?? false;
  }

  /** A variable, `null` when it is known to be unset, `undefined` when nothing is known of it. */
  variable(name: string): Variable | null | undefined {
    const own = this.#variables.get(name);
    if (own !== undefined) return own;
    const above = this.#parent?.variable(name);
    if (this.#process && above?.exported === false) return undefined;
    return above;
  }

  /** Gives a variable its value, or takes it away with `null`. */
  assign(name: string, variable: Variable | null): void {
    this.#variables.set(name, variable);
  }

  /** The function of that name. */
  fn(name: string): Definition | undefined {
    const own = this.#functions.get(name);
    if (own !== undefined) return own ?? undefined;
    return this.#process ? undefined : this.#parent?.fn(name);
  }

  /** Defines a function, or removes it with `null`. */
  define(name: string, definition: Definition | null): void {
    this.#functions.set(name, definition);
  }

  /** The text that an alias stands for. */
  alias(name: string): string | undefined {
    const own = this.#aliases.get(name);
    if (own !== undefined) return own ?? undefined;
    return this.#process ? undefined : this.#parent?.alias(name);
  }

  /** Sets an alias, or removes it with `null`. */
  setAlias(name: string, text: string | null): void {
    this.#aliases.set(name, text);
  }

  /** Where a descriptor leads, when it was redirected. */
  channel(descriptor: number): Channel | undefined {
    return this.#channels.get(descriptor) ?? this.#parent?.channel(descriptor);
  }

  /** Redirects a descriptor for the rest of this scope. */
  open(descriptor: number, channel: Channel): void {
    this.#channels.set(descriptor, channel);
  }

  /** Opens what is open in another scope itself. */
  adopt(other: Scope): void {
    for (const [number, one] of other.#channels) {
      this.#channels.set(number, one);
    }
  }

  /** The program that `hash -p` has put in place of a name. */
  remembered(name: string): string | undefined {
    return this.#commands.get(name) ?? this.#parent?.remembered(name);
  }

  /** Puts a program in place of a name. */
  remember(name: string, path: string): void {
    this.#commands.set(name, path);
  }

  /** Whether this scope is no longer what its parent is: variables, functions, aliases, parameters or folder. */
  get changed(): boolean {
    return this.#variables.size > 0 || this.#functions.size > 0 ||
      this.#aliases.size > 0 || this.cwd !== this.#parent?.cwd ||
      this.positional !== this.#parent?.positional;
  }

  /** Hands what a command has done on to the shell itself, but for the variables that were its own: `X=1 read Y`. */
  settle(outer: Scope, own: readonly string[]): void {
    for (const [name, variable] of this.#variables) {
      if (!own.includes(name)) outer.#variables.set(name, variable);
    }
    for (const [name, one] of this.#functions) outer.#functions.set(name, one);
    for (const [name, one] of this.#aliases) outer.#aliases.set(name, one);
    outer.cwd = this.cwd;
    outer.positional = this.positional;
  }

  /** Takes over what a branch has done; unless that is certain, what was before remains possible. */
  merge(branch: Scope, certain = false): void {
    for (const [name, variable] of branch.#variables) {
      if (certain) {
        this.#variables.set(name, variable);
        continue;
      }
      const before = this.variable(name);
      if (variable === null) continue;
      this.#variables.set(name, {
        ...variable,
        values: unite(variable.values, before?.values ?? []),
      });
    }
    for (const [name, one] of branch.#functions) this.#functions.set(name, one);
    for (const [name, one] of branch.#aliases) this.#aliases.set(name, one);
    for (const [name, one] of branch.#channels) this.#channels.set(name, one);
    for (const [name, one] of branch.#commands) this.#commands.set(name, one);
    this.cwd = branch.cwd;
    this.positional = branch.positional;
  }
}

/** Both lists of values, each once, the newer ones first. */
export function unite(
  newer: readonly Data[],
  older: readonly Data[],
): readonly Data[] {
  const all = [...newer];
  for (const one of older) {
    if (all.length >= MOST_VALUES) break;
    if (!all.some((other) => other.text === one.text)) all.push(one);
  }
  return all;
}
