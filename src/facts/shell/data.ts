/** What is known of the texts that flow through a command line: values, words, output. */

/** Where data comes from, as far as it matters later. */
export type Origin =
  | "network"
  | "decoded"
  | "secret"
  | "file"
  | "environment"
  /** The value of a variable of the environment whose name says that it is secret. */
  | "token";

/** A text that may be known, and what has flowed into it. */
export interface Data {
  /** The text, or `undefined` when it is not known. */
  readonly text: string | undefined;
  /** Where it comes from; never with duplicates. */
  readonly origins: readonly Origin[];
  /** What its lines name when they are paths that are not known one by one: a pattern that covers them. */
  readonly paths?: readonly string[];
  /** How it would read with the pieces that are not known as they are written: `rm $X`. */
  readonly shape?: string;
  /** Whether it was put together from the values of variables or from output, rather than written down. */
  readonly assembled?: boolean;
  /** The installed program whose file this is, unchanged. */
  readonly program?: string;
  /** Whether it never ends: `yes`, `/dev/zero`. */
  readonly endless?: boolean;
}

/** One word of a command as the program receives it. */
export interface Field {
  /** The text; pieces that are not known stand as they are written. */
  readonly text: string;
  /** The text as a path: wildcards that are not meant as such have a backslash, unknown pieces are wildcards. */
  readonly path: string;
  /** Whether all of it is known. */
  readonly known: boolean;
  /** Whether it has a wildcard that the shell would expand. */
  readonly glob: boolean;
  /** What has flowed into it. */
  readonly origins: readonly Origin[];
  /** Whether the value of a variable or the output of a command is part of it. */
  readonly assembled?: boolean;
}

/** The empty text. */
export const NOTHING: Data = { text: "", origins: [] };

/** What comes from the terminal, or from nowhere: nothing was piped in. */
export const TERMINAL: Data = { text: undefined, origins: [] };

/** A text of which nothing is known. */
export const UNKNOWN: Data = { text: undefined, origins: [] };

/** A known text. */
export function known(text: string, origins: readonly Origin[] = []): Data {
  return { text, origins };
}

/** A text that is not known but for its origins. */
export function unknown(...origins: readonly Origin[]): Data {
  return { text: undefined, origins };
}

/** All origins of two lists, each once. */
export function mix(
  a: readonly Origin[],
  b: readonly Origin[],
): readonly Origin[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const more = b.filter((one) => !a.includes(one));
  return more.length === 0 ? a : [...a, ...more];
}

/** One text after another, up to a million characters. */
export function join(a: Data, b: Data): Data {
  if (a === NOTHING) return b;
  if (b === NOTHING) return a;
  const text = a.text === undefined || b.text === undefined ||
      a.text.length + b.text.length > 1_000_000
    ? undefined
    : a.text + b.text;
  return { text, origins: mix(a.origins, b.origins) };
}

/** A field of a known text that means just itself. */
export function literal(text: string, origins: readonly Origin[] = []): Field {
  return { text, path: escapePath(text), known: true, glob: false, origins };
}

/** A field of a known text that the shell has not read: wildcards and `~` in it are meant. */
export function plain(text: string): Field {
  return { text, path: text, known: true, glob: false, origins: [] };
}

/** A word that is not known. */
export function opaque(text: string, origins: readonly Origin[] = []): Field {
  return { text, path: text, known: false, glob: false, origins };
}

/** The part of a field after an offset, for example the value of `--name=value`. */
export function sliceField(field: Field, start: number): Field {
  if (start === 0) return field;
  const text = field.text.slice(start);
  // The path has the same head, because what precedes a value is never a wildcard.
  const path = field.path.startsWith(field.text.slice(0, start))
    ? field.path.slice(start)
    : text;
  return { ...field, text, path };
}

/** The field as data. */
export function dataOf(field: Field): Data {
  return {
    text: field.known ? field.text : undefined,
    origins: field.origins,
    ...(field.known ? {} : { shape: field.text }),
    ...(field.assembled === true ? { assembled: true } : {}),
  };
}

/** A word as it is written, with only those backslashes that keep a wildcard from being one. */
export function pathOfWritten(written: string): string {
  return written.replace(
    /\\([^])/g,
    (whole, letter: string) =>
      letter === "\n" ? "" : /[*?[\]{}]/.test(letter) ? whole : letter,
  );
}

/** The text with a backslash before what a path would take as a wildcard, and `./` before a tilde. */
export function escapePath(text: string): string {
  if (!/[*?[\]{}]|^~/.test(text)) return text;
  const escaped = text.replace(/[*?[\]{}]/g, "\\$&");
  return escaped.startsWith("~") ? `./${escaped}` : escaped;
}
