/** Reads JSON that two parsers cannot read differently: UTF-8, one value, no name twice, bounded in depth and size. */
import type { JsonLimits } from "../hooks/json.ts";
import { shorten } from "../hooks/json.ts";
import { type BodyProblem, pointerOf } from "./problem_document.ts";

/** Most members of all objects of one body together. */
export const MOST_MEMBERS = 20_000;

/** A value, or everything that is wrong with the text. */
export type StrictJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly errors: readonly BodyProblem[] };

// The mark that some editors put first is no JSON, so it is kept and refused by the parser.
const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The one JSON value that `bytes` hold. */
export function readStrictJson(
  bytes: Uint8Array,
  limits: JsonLimits,
): StrictJson {
  let text: string;
  try {
    text = UTF_8.decode(bytes);
  } catch {
    return refuse("The body is not valid UTF-8");
  }
  const errors = scan(text, limits.depth);
  if (errors.length > 0) return { ok: false, errors };
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return refuse(`The body is not one JSON value: ${shorten(why, 160)}`);
  }
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
const MOST_ERRORS = 20;

/**
 * Finds names that stand twice in one object, of which parsers keep the first or the last as they like, and nesting
 * or numbers of members beyond the limits. A loop and no recursion, so that no depth can overflow; text that is no
 * JSON is left to the parser.
 */
function scan(text: string, depth: number): readonly BodyProblem[] {
  const frames: Frame[] = [];
  const errors: BodyProblem[] = [];
  let members = 0;
  let nameNext = false;
  for (let at = 0; at < text.length; at++) {
    const top = frames.at(-1);
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = closingQuote(text, at);
        if (end < 0) return errors;
        if (nameNext && top?.names) {
          if (++members > MOST_MEMBERS) {
            return whole(`The body has more than ${MOST_MEMBERS} members`);
          }
          const name = decoded(text.slice(at, end + 1));
          top.at = name;
          if (top.names.has(name) && errors.length < MOST_ERRORS) {
            errors.push({
              pointer: pointerOf(frames.map((frame) => frame.at)),
              detail: "This name stands twice in one object",
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
        if (frames.length === depth) {
          return whole(`The body is nested deeper than ${depth} levels`);
        }
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
        if (typeof top?.at === "number") top.at++;
        break;
      case COLON:
        nameNext = false;
    }
  }
  return errors;
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

function whole(detail: string): readonly BodyProblem[] {
  return [{ pointer: "", detail }];
}

function refuse(detail: string): StrictJson {
  return { ok: false, errors: whole(detail) };
}
