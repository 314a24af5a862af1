/** What is written down about a program: its options, and what it does with its operands. */
import type { EffectOf } from "../effect.ts";
import type { Data } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Style } from "./options.ts";

/** What a program does with a word. */
export type Role =
  /** Reads the file. */
  | "read"
  /** Lists the file or folder: names, sizes, dates. */
  | "list"
  /** Creates or replaces the file. */
  | "write"
  /** Adds to the file. */
  | "append"
  /** Reads and replaces the file. */
  | "edit"
  /** Removes the file. */
  | "delete"
  /** Connects to the host. */
  | "host"
  /** Fetches the URL. */
  | "url"
  /** Runs the file as a program. */
  | "execute"
  /** Nothing outside the program depends on it. */
  | "data";

/** What is changed, as in the catalogue of effects. */
export type What = NonNullable<EffectOf<"changes">["what"]>;

/** A change that a program or a subcommand makes. */
export interface Change {
  readonly what: What;
  /** The verb; the subcommand's last word when absent. */
  readonly operation?: string;
  readonly loosens?: boolean;
  readonly irreversible?: boolean;
  readonly breadth?: NonNullable<EffectOf<"changes">["breadth"]>;
  readonly value?: string;
}

/** One row of a table of subcommands. */
export interface Subcommand {
  /** Subcommands, each as words with blanks, separated by commas: `rm, container rm`. */
  readonly at: string;
  /** What it changes; absent when it only looks. */
  readonly change?: Change;
  /** The option, by key, without which the change does not happen. */
  readonly when?: string;
  /** Options, by key, with which it makes no change. */
  readonly unless?: string;
  /** Effect on other hosts. */
  readonly connects?: boolean;
  /** Further options of this subcommand, written as a table. */
  readonly options?: string;
  /** How it reads them, where that differs from the program itself. */
  readonly style?: Style;
  /** What it does with its operands. */
  readonly operands?: Role;
  /** What it does that a row cannot say. */
  readonly run?: (it: Invocation) => Data | void;
}

/** One program. */
export interface Program {
  /** Options, as {@linkcode optionTable} reads them. */
  readonly options?: string;
  readonly style?: Style;
  /** Options, by key, with which it does nothing; `help` and `version` always count. */
  readonly idle?: string;
  /** What it does with its operands; with a list, the last role is for all that follow. */
  readonly operands?: Role | readonly Role[];
  /** Operands at the beginning that are no files: a pattern, a script. */
  readonly skip?: number;
  /** What it does with the values of options, by key. */
  readonly values?: Readonly<Record<string, Role>>;
  /** Whether it prints what it reads as it is. */
  readonly copies?: boolean;
  /** Whether what it prints has nothing to do with what it reads. */
  readonly silent?: boolean;
  /** Changes that it always makes. */
  readonly change?: Change;
  readonly subcommands?: readonly Subcommand[];
  /** Subcommands that only look. */
  readonly looks?: string;
  /** What it does that the table cannot say; its result is the output. */
  readonly run?: (it: Invocation) => Data | void;
}

/** A family of programs: names, with commas between those that are the same program, and what each does. */
export type Family = Readonly<Record<string, Program>>;

/** Families by the name of the file that each is written in. */
export type Families = Readonly<Record<string, Family>>;
