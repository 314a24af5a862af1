/** What the calls of a language do, by name. */
import type { Lexis } from "./tokens.ts";

/** What a call does with its arguments. */
export type Deed =
  /** Runs the first argument as shell code, or all as a command when there are several. */
  | "shell"
  /** Runs a program: the first argument is its name, or the list of all words. */
  | "program"
  | "delete"
  | "delete_tree"
  | "read"
  | "write"
  /** Reads or writes, by the mode in the second argument. */
  | "open"
  | "copy"
  | "move"
  | "make_folder"
  | "mode"
  | "owner"
  | "connect"
  | "send"
  | "listen"
  /** Runs the first argument as code of the same language. */
  | "code"
  | "kill"
  | "decode"
  | "hex"
  | "environment"
  /** The first argument becomes the receiver of what follows: `Path(...)`. */
  | "path";

/** One language. */
export interface Language extends Lexis {
  /** Calls by their name with the module, or by their last word when that says enough. */
  readonly calls: Readonly<Record<string, Deed>>;
  /** Methods that act on the path which they belong to. */
  readonly methods: Readonly<Record<string, Deed>>;
  /** Calls that need no brackets. */
  readonly bare: RegExp;
}

/** Writes a table: each deed with its calls. */
export function deeds(
  table: Partial<Readonly<Record<Deed, string>>>,
): Readonly<Record<string, Deed>> {
  const found: Record<string, Deed> = {};
  for (const [deed, names] of Object.entries(table)) {
    for (const name of names.split(/\s+/)) {
      if (name !== "") found[name] = deed as Deed;
    }
  }
  return found;
}
