/** Parses shell code, unless its shape would make that take too long. */
import { parse, type ParsedScript } from "unbash";
import type { Meter } from "../budget.ts";

/** Brackets nested deeper than this are not parsed. */
const MOST_NESTING = 96;

/** Here-documents times characters; each one may be searched to the end of the text. */
const MOST_SEARCHING = 16_000_000;

/** The syntax tree, or `undefined` when the code is too large or too tangled, which the meter then knows. */
export function parseShell(
  text: string,
  meter: Meter,
): ParsedScript | undefined {
  if (!meter.admits(text.length)) return undefined;
  if (!meter.spend(1 + (text.length >> 6))) return undefined;
  if (isTangled(text)) {
    meter.stop();
    return undefined;
  }
  try {
    return parse(text);
  } catch {
    // The parser recurses without a limit of its own in a few places.
    meter.stop();
    return undefined;
  }
}

/** Whether brackets or here-documents are so many that parsing would not be linear. */
function isTangled(text: string): boolean {
  let [depth, documents] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // ( and {
    if (code === 40 || code === 123) {
      if (++depth > MOST_NESTING) return true;
    } else if (code === 41 || code === 125) {
      if (depth > 0) depth--;
    } else if (code === 60 && text.charCodeAt(at + 1) === 60) {
      documents++;
      at++;
    }
  }
  return documents * text.length > MOST_SEARCHING;
}
