/** Finds in a JSON text what two parsers could read differently, or could not read at all. */

/** One such thing. */
export interface JsonTrouble {
  /** A name that stands twice in one object, or more nesting, members, items or characters than allowed. */
  readonly kind: "twice" | "deep" | "members" | "items" | "string";
  /** Names and indices that lead to it; empty where the whole text is meant. */
  readonly path: readonly (string | number)[];
}

/** How much a text may hold. */
export interface JsonBounds {
  /** Deepest nesting of arrays and objects. */
  readonly depth: number;
  /** Most members of all objects together. */
  readonly members?: number;
  /** Most items of one array. */
  readonly items?: number;
  /** Most characters of one string as it is written. */
  readonly string?: number;
}

interface Frame {
  /** Names so far; `null` in an array. */
  readonly names: Set<string> | null;
  /** The name or index that is being read. */
  at: string | number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const MOST_TROUBLES = 20;

/**
 * Finds names that stand twice in one object, of which parsers keep the first or the last as they like, and what is
 * beyond the bounds. A loop and no recursion, so that no depth can overflow; text that is no JSON is left to the
 * parser.
 */
export function scanJson(
  text: string,
  { depth, members = Infinity, items = Infinity, string = Infinity }:
    JsonBounds,
): readonly JsonTrouble[] {
  const frames: Frame[] = [];
  const troubles: JsonTrouble[] = [];
  let seen = 0;
  let nameNext = false;
  for (let at = 0; at < text.length; at++) {
    const top = frames.at(-1);
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = closingQuote(text, at);
        if (end < 0) return troubles;
        if (end - at - 1 > string) return [{ kind: "string", path: [] }];
        if (nameNext && top?.names) {
          if (++seen > members) return [{ kind: "members", path: [] }];
          const name = decoded(text.slice(at, end + 1));
          top.at = name;
          if (top.names.has(name) && troubles.length < MOST_TROUBLES) {
            troubles.push({
              kind: "twice",
              path: frames.map((frame) => frame.at),
            });
          }
          top.names.add(name);
          nameNext = false;
        }
        at = end;
        break;
      }
      case OPEN_OBJECT:
      case OPEN_ARRAY: {
        if (frames.length === depth) return [{ kind: "deep", path: [] }];
        const object = text.charCodeAt(at) === OPEN_OBJECT;
        frames.push({ names: object ? new Set() : null, at: 0 });
        nameNext = object;
        break;
      }
      case CLOSE_OBJECT:
      case CLOSE_ARRAY:
        frames.pop();
        nameNext = false;
        break;
      case COMMA:
        nameNext = top?.names !== null;
        if (typeof top?.at === "number" && ++top.at >= items) {
          return [{ kind: "items", path: [] }];
        }
        break;
      case COLON:
        nameNext = false;
    }
  }
  return troubles;
}

/** What is beyond the bounds, in words that go on after "The body"; `null` for a name that stands twice. */
export function beyond(
  kind: JsonTrouble["kind"],
  { depth, members, items, string }: JsonBounds,
): string | null {
  switch (kind) {
    case "twice":
      return null;
    case "deep":
      return `is nested deeper than ${depth} levels`;
    case "members":
      return `has more than ${members} members`;
    case "items":
      return `has an array of more than ${items} items`;
    case "string":
      return `has a string of more than ${string} characters`;
  }
}

function closingQuote(text: string, open: number): number {
  let at = open;
  while ((at = text.indexOf('"', at + 1)) >= 0) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return -1;
}

function decoded(quoted: string): string {
  if (!quoted.includes("\\")) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted;
  }
}
