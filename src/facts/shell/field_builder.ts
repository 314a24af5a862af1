/** Puts fields together from quoted, literal and expanded pieces. */
import {
  type Data,
  escapePath,
  type Field,
  mix,
  pathOfWritten,
} from "./data.ts";

/** Longer words are not put together. */
const MOST_TEXT = 131_072;

/** Builds the fields of one word. */
export class FieldBuilder {
  readonly #out: Field[];
  readonly #splits: boolean;
  #text = "";
  #path = "";
  #known = true;
  #glob = false;
  #present = false;
  #assembled = false;
  #origins: Field["origins"] = [];

  /** Builds into a list; values are split at blanks or not. */
  constructor(out: Field[], splits: boolean) {
    this.#out = out;
    this.#splits = splits;
  }

  /** Adds a literal piece: its value, and how it is written with its escapes. */
  add(value: string, written: string): void {
    this.#text += value;
    this.#path += value === written ? value : pathOfWritten(written);
    if (value !== "") this.#present = true;
  }

  /** Adds a quoted piece, which makes a field even when it is empty. */
  quote(value: string): void {
    this.#text += value;
    this.#path += this.#path === "" ? escapePath(value) : escapeInner(value);
    this.#present = true;
  }

  /** Takes back that an empty pair of quotes makes a field, as `"$@"` without arguments does not. */
  unquote(): void {
    if (this.#text === "") this.#present = false;
  }

  /** Adds a wildcard: as a path, and as it is written. */
  wildcard(path: string, written: string): void {
    this.#text += written;
    this.#path += path;
    this.#glob = true;
    this.#present = true;
  }

  /** Adds a value inside double quotes; what a command prints that is known is as good as written down. */
  embed(data: Data, written: string, printed = false): void {
    const long = this.#text.length + (data.text?.length ?? 0) > MOST_TEXT;
    if (data.text === undefined || long) this.#unknown(data, written);
    else {
      this.#assembled ||= !printed && data.text !== "";
      this.#origins = mix(this.#origins, data.origins);
      // A home that is not known is written `~`, and means it.
      if (this.#path === "" && data.text.startsWith("~")) {
        this.#text += data.text;
        this.#path += `~${escapeInner(data.text.slice(1))}`;
        this.#present = true;
      } else this.quote(data.text);
    }
  }

  /** Adds a value outside quotes: it is split at blanks or the signs given, and its wildcards count. */
  expand(
    data: Data,
    written: string,
    separators = " \t\n",
    printed = false,
  ): void {
    if (
      data.text === undefined || !this.#splits ||
      this.#text.length + data.text.length > MOST_TEXT
    ) {
      this.embed(data, written, printed);
      return;
    }
    const pieces = separators === ""
      ? [data.text]
      : splitAt(data.text, separators);
    pieces.forEach((piece, at) => {
      if (at > 0) this.next();
      if (piece === "") return;
      this.#assembled ||= !printed;
      this.#origins = mix(this.#origins, data.origins);
      this.#text += piece;
      this.#path += piece;
      this.#present = true;
      if (/[*?[]/.test(piece)) this.#glob = true;
    });
  }

  #unknown(data: Data, written: string): void {
    this.#text += written;
    // Behind a known beginning it can only be something below it, as far as anyone can tell.
    const [pattern] = data.paths ?? [];
    if (this.#path === "") this.#path = pattern ?? written;
    else this.#path += "*";
    if (pattern !== undefined) this.#glob = true;
    this.#known = false;
    this.#present = true;
    this.#origins = mix(this.#origins, data.origins);
  }

  /** Ends a field and begins the next; what is not split gets a blank instead. */
  next(): void {
    if (this.#splits) this.end();
    else this.quote(" ");
  }

  /** Ends the last field; an empty one counts only when it is forced or has quotes. */
  end(forced = false): void {
    if (this.#present || forced) {
      this.#out.push({
        text: this.#text,
        path: this.#path,
        known: this.#known,
        glob: this.#glob,
        origins: this.#origins,
        ...(this.#assembled ? { assembled: true } : {}),
      });
    }
    this.#text = this.#path = "";
    this.#known = true;
    this.#glob = this.#present = this.#assembled = false;
    this.#origins = [];
  }
}

/** The pieces of a text between any of the signs. */
export function splitAt(text: string, separators: string): readonly string[] {
  if (separators === " \t\n") return text.split(/[ \t\n]+/);
  const signs = separators.replace(/[\]\\^-]/g, "\\$&");
  return text.split(new RegExp(`[${signs}]+`));
}

function escapeInner(text: string): string {
  return /[*?[\]{}]/.test(text) ? text.replace(/[*?[\]{}]/g, "\\$&") : text;
}
