/** What single pieces of code stand for: texts as they are written, and indexes. */
import type { Token } from "./tokens.ts";
import { fillIn, member, text, type Value } from "./values.ts";

/** The value of a text: filled in, a pattern, or a list of words. */
export function textOf(
  { filled, text: whole, prefix }: Token,
  variables: ReadonlyMap<string, Value>,
): Value {
  if (prefix === "glob") return { ...text(whole), pattern: true, path: true };
  if (prefix === "words") {
    const words = whole.split(/\s+/).filter((word) => word !== "");
    return { list: words.map((word) => text(word)), origins: [] };
  }
  return filled === true ? fillIn(whole, variables) : text(whole);
}

/** A member of a value, by the index and the pieces that it is written with. */
export function indexed(
  value: Value,
  index: Value | undefined,
  pieces: readonly Token[],
): Value {
  const written = pieces.map(({ text }) => text).join("");
  if (written === "::-1]" && value.text !== undefined) {
    return { ...value, text: [...value.text].reverse().join("") };
  }
  // Ruby's `Dir["*.log"]`.
  return value.name === "Dir" && index?.text !== undefined
    ? { ...index, pattern: true, path: true }
    : member(value, index);
}
