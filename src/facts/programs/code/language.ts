/** What the calls of a language do, by name. */
import type { Lexis, Token } from "./tokens.ts";

/** What a call does with its arguments. */
export type Deed =
  /** Runs the first argument as shell code, or all as a command when there are several. */
  | "shell"
  /** Runs a program in the place of this one: a path, then all words with the name before them. */
  | "replace"
  /** Calls what the first argument names with the others. */
  | "dispatch"
  /** Goes to another folder. */
  | "chdir"
  /** Copies a folder with all that is in it. */
  | "copy_tree"
  /** Makes a temporary file or folder. */
  | "temporary"
  /** Opens a database in a file. */
  | "database"
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
  /** Prints the arguments, with a line's end. */
  | "print_line"
  /** Prints the arguments as they are. */
  | "print"
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
  /** Whether any word may be the argument of a call without brackets: `rm_rf dir`. */
  readonly loose?: boolean;
  /** Whether a dot joins texts, rather than leading to a member. */
  readonly dotsJoin?: boolean;
  /** Whether `:word` is a text. */
  readonly symbols?: boolean;
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

/** Words that begin no argument of a call without brackets. */
const KEYWORDS =
  /^(?:if|unless|and|or|do|while|until|rescue|end|then|for|not|in|else|elsif)$/;

/** Whether a call without brackets begins at a token: `system "ls"`. */
export function takesWords(
  { bare, calls, loose }: Language,
  token: Token | undefined,
  name: string | undefined,
  word: string,
): boolean {
  const { kind, text = "" } = token ?? {};
  const begins = kind === "text" || kind === "command" ||
    kind === "number" && bare.test(word) ||
    (kind === "word" && (/^[$@]/.test(text) || bare.test(text) ||
      loose === true && !KEYWORDS.test(text)));
  return name !== undefined && begins &&
    (bare.test(name) || bare.test(word) || Object.hasOwn(calls, name));
}
