/** Reads JSON together with where each part stands in the text, so that one part can be changed and the rest kept. */

/** A value and its place: from `start` up to, not including, `end`, in UTF-16 units. */
export type Node =
  | {
    readonly type: "object";
    readonly start: number;
    readonly end: number;
    readonly members: readonly Member[];
  }
  | {
    readonly type: "array";
    readonly start: number;
    readonly end: number;
    readonly items: readonly Node[];
  }
  | {
    readonly type: "scalar";
    readonly start: number;
    readonly end: number;
    readonly value: string | number | boolean | null;
  };

/** One member of an object; its place begins with its key and ends with its value. */
export interface Member {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly value: Node;
}

/** Thrown where the text is no plain JSON; the message is for the user. */
export class TreeError extends Error {
  override readonly name = "TreeError";

  /** `at` is the place in the text. */
  constructor(message: string, readonly at: number) {
    super(message);
  }
}

const DEEPEST = 64;

/** Reads a whole text; a byte order mark before it is passed over. Throws {@linkcode TreeError}. */
export function readTree(text: string): Node {
  const reader = new Reader(text);
  return reader.document();
}

/** Line and column, counted from 1, of a place in a text. */
export function positionOf(
  text: string,
  at: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** The member of an object by its key. */
export function memberOf(node: Node, key: string): Member | undefined {
  return node.type === "object"
    ? node.members.find((member) => member.key === key)
    : undefined;
}

/** The value that a node stands for. */
export function valueOf(node: Node): unknown {
  switch (node.type) {
    case "scalar":
      return node.value;
    case "array":
      return node.items.map(valueOf);
    case "object":
      return Object.fromEntries(
        node.members.map(({ key, value }) => [key, valueOf(value)]),
      );
  }
}

// JSON forbids bare control characters within strings.
// deno-lint-ignore no-control-regex
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\r\n]*/y;

class Reader {
  #at: number;

  constructor(readonly text: string) {
    this.#at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  document(): Node {
    this.#space();
    const root = this.#value(0);
    this.#space();
    if (this.#at < this.text.length) this.#fail("something follows the value");
    return root;
  }

  #value(depth: number): Node {
    if (depth > DEEPEST) this.#fail(`nested deeper than ${DEEPEST}`);
    const start = this.#at;
    const first = this.text[start];
    if (first === "{") return this.#object(start, depth);
    if (first === "[") return this.#array(start, depth);
    const found = first === '"' ? this.#take(STRING) : this.#take(SCALAR);
    if (found === undefined) this.#fail("a value is missing or misspelled");
    return {
      type: "scalar",
      start,
      end: this.#at,
      value: JSON.parse(found) as string | number | boolean | null,
    };
  }

  #object(start: number, depth: number): Node {
    const members: Member[] = [];
    this.#list("}", () => {
      const at = this.#at;
      const quoted = this.#take(STRING);
      if (quoted === undefined) this.#fail("a key in double quotes is missing");
      const key = JSON.parse(quoted) as string;
      // Which of the two another reader would take is anybody's guess.
      if (members.some((member) => member.key === key)) {
        throw new TreeError(`the key \`${key}\` is there twice`, at);
      }
      this.#space();
      if (!this.#skip(":")) this.#fail("a colon is missing");
      this.#space();
      const value = this.#value(depth + 1);
      members.push({ key, start: at, end: this.#at, value });
    });
    return { type: "object", start, end: this.#at, members };
  }

  #array(start: number, depth: number): Node {
    const items: Node[] = [];
    this.#list("]", () => void items.push(this.#value(depth + 1)));
    return { type: "array", start, end: this.#at, items };
  }

  #list(close: string, part: () => void): void {
    this.#at++;
    this.#space();
    if (this.#skip(close)) return;
    for (;;) {
      part();
      this.#space();
      if (this.#skip(close)) return;
      if (!this.#skip(",")) this.#fail(`a comma or \`${close}\` is missing`);
      this.#space();
      if (this.text[this.#at] === close) this.#fail("a comma is one too many");
    }
  }

  #space(): void {
    this.#take(SPACE);
    if (this.text[this.#at] === "/") {
      this.#fail("comments are not read by Claude Code");
    }
  }

  #skip(sign: string): boolean {
    if (this.text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.#at = pattern.lastIndex;
    return found;
  }

  #fail(message: string): never {
    throw new TreeError(message, this.#at);
  }
}
