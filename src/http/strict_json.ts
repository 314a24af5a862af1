/** Reads JSON that two parsers cannot read differently: UTF-8, one value, no name twice, bounded in depth and size. */
import type { JsonLimits } from "../hooks/json.ts";
import { shorten } from "../hooks/json.ts";
import { beyond, type JsonBounds, scanJson } from "../problem/json.ts";
import { type BodyProblem, pointerOf } from "./problem_document.ts";

/** Most members of all objects of one body together, where nobody set another number. */
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
  const bounds: JsonBounds = { members: MOST_MEMBERS, ...limits };
  const troubles = scanJson(text, bounds);
  if (troubles.length > 0) {
    return {
      ok: false,
      errors: troubles.map(({ kind, path }) => ({
        pointer: pointerOf(path),
        detail: wordsOf(beyond(kind, bounds)),
      })),
    };
  }
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return refuse(`The body is not one JSON value: ${shorten(why, 160)}`);
  }
}

function wordsOf(excess: string | null): string {
  return excess === null
    ? "This name stands twice in one object"
    : `The body ${excess}`;
}

function refuse(detail: string): StrictJson {
  return { ok: false, errors: [{ pointer: "", detail }] };
}
