/** Walks through a file of a deployment without losing where each of its parts stands. */
import type { Yaml, YamlPath } from "../../problem/yaml.ts";

/** A value in a file, and its place; the value is `undefined` for what is not there. */
export class Part {
  /** The file as the user named it. */
  readonly file: string;
  /** The plain value. */
  readonly value: unknown;
  readonly #yaml: Yaml;
  readonly #path: YamlPath;
  readonly #read: (text: string) => string;

  private constructor(
    file: string,
    yaml: Yaml,
    path: YamlPath,
    value: unknown,
    read: (text: string) => string,
  ) {
    this.file = file;
    this.value = value;
    this.#yaml = yaml;
    this.#path = path;
    this.#read = read;
  }

  /** A whole document; `read` makes of a text what its reader makes of it, such as variables filled in. */
  static whole(
    file: string,
    yaml: Yaml,
    read: (text: string) => string = (text) => text,
  ): Part {
    return new Part(file, yaml, [], yaml.value, read);
  }

  /** Whether something stands here; `key:` with nothing behind it is nothing. */
  get there(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The value as text: what a number, a switch or a string looks like; empty for everything else. */
  get text(): string {
    return typeof this.value === "object" || this.value === undefined
      ? ""
      : this.#read(String(this.value));
  }

  /** Whether it is `true`, quoted or not. */
  get on(): boolean {
    return this.text === "true";
  }

  /** The last step of the way to this part. */
  get key(): string {
    return String(this.#path.at(-1) ?? "");
  }

  /** Line and column, counted from 1, of the key, or of the nearest part around what is not there. */
  get place(): { readonly line: number; readonly column: number } {
    return this.#yaml.locate(this.#path, "key");
  }

  /** The part at the end of this way, there or not. */
  get(...steps: YamlPath): Part {
    const [first, ...rest] = steps;
    return first === undefined ? this : this.#child(first).get(...rest);
  }

  /** What a mapping holds, in its order. */
  entries(): readonly Part[] {
    const { value } = this;
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.keys(value).map((key) => this.#child(key))
      : [];
  }

  /** What a list holds; a single text counts as a list of one. */
  items(): readonly Part[] {
    if (Array.isArray(this.value)) {
      return this.value.map((_, at) => this.#child(at));
    }
    return typeof this.value === "string" ? [this] : [];
  }

  #child(step: string | number): Part {
    const { value } = this;
    const child = typeof value === "object" && value !== null &&
        Object.hasOwn(value, step)
      ? (value as Readonly<Record<string | number, unknown>>)[step]
      : undefined;
    return new Part(
      this.file,
      this.#yaml,
      [...this.#path, step],
      child,
      this.#read,
    );
  }
}
