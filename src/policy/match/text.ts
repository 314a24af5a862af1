/** The text of argument values, as patterns see it. */
import { MatchFailure } from "../ruleset.ts";

/** The longest text that is given to a pattern, in UTF-16 code units. */
export const MOST_TEXT = 1_048_576;

/** How many values all arguments of one call may hold. */
export const MOST_VALUES = 100_000;

/** How deep the arguments of one call may nest. */
export const MOST_DEPTH = 128;

/** The ways to write a value that has no structure; `undefined` for one that has. */
export function scalarTexts(value: unknown): readonly string[] | undefined {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (typeof value === "boolean") {
    return value ? ["true", "True"] : ["false", "False"];
  }
  if (value === null) return ["null", "None"];
  return undefined;
}

/** Every text within a value: its strings and scalars, and, where asked for, the names of its members. */
export function textsWithin(value: unknown, names: boolean): readonly string[] {
  const found: string[] = [];
  walk(value, (text, isName) => {
    if (names || !isName) found.push(text);
  });
  return found;
}

/** How many values there are, structures included; throws {@linkcode MatchFailure} beyond the limits. */
export function weigh(value: unknown): number {
  let count = 1;
  walk(value, (_, isName) => {
    if (!isName) count += 1;
  });
  return count;
}

/** A value as Python would print it, which is what the regular expressions of older policies were written for. */
export function pythonText(value: unknown): string {
  // The walk refuses what nests too deep for the recursion.
  weigh(value);
  const text = python(value);
  if (text.length > MOST_TEXT) throw tooLong();
  return text;
}

/** The failure of a text that is too long to be matched. */
export function tooLong(): MatchFailure {
  return new MatchFailure(
    `a text is longer than the ${MOST_TEXT} characters that patterns are given`,
  );
}

function walk(
  root: unknown,
  visit: (text: string, isName: boolean) => void,
): void {
  const pending: [value: unknown, depth: number][] = [[root, 0]];
  let count = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [value, depth] = next;
    count += 1;
    if (count > MOST_VALUES) {
      throw new MatchFailure(
        `the arguments hold more than ${MOST_VALUES} values`,
      );
    }
    const texts = scalarTexts(value);
    if (texts !== undefined) texts.forEach((text) => visit(text, false));
    else if (depth >= MOST_DEPTH) {
      throw new MatchFailure(
        `the arguments nest deeper than ${MOST_DEPTH}`,
      );
    } else if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i--) {
        pending.push([value[i], depth + 1]);
      }
    } else if (typeof value === "object" && value !== null) {
      for (const [name, member] of Object.entries(value).reverse()) {
        visit(name, true);
        pending.push([member, depth + 1]);
      }
    }
  }
}

function python(value: unknown): string {
  if (typeof value === "string") return quote(value);
  const texts = scalarTexts(value);
  if (texts !== undefined) return texts.at(-1) ?? "";
  if (Array.isArray(value)) return `[${value.map(python).join(", ")}]`;
  if (typeof value !== "object" || value === null) return "None";
  const members = Object.entries(value).map(([name, member]) =>
    `${quote(name)}: ${python(member)}`
  );
  return `{${members.join(", ")}}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  // deno-lint-ignore no-control-regex -- Python escapes exactly these.
  const escaped = text.replace(/[\\\x00-\x1f\x7f]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(2, "0");
    return ESCAPES[character] ?? `\\x${code}`;
  });
  return mark +
    (mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark;
}
