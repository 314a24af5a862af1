/** Parses shell code, unless its shape would make that take too long. */
import type { ParsedScript } from "unbash";
import type { Machine } from "./frame.ts";
import { plainScript } from "./plain.ts";
import { isTangled } from "./shape.ts";

/** Makes the tree of some code, with the errors in it. */
export type Parser = (text: string) => ParsedScript;

/** The syntax tree, or `undefined` when the code is too large or too tangled, which the meter then knows. */
export function parseShell(
  text: string,
  { meter, parser, lacks }: Pick<Machine, "meter" | "parser" | "lacks">,
): ParsedScript | undefined {
  if (!meter.admits(text.length)) return undefined;
  if (!meter.spend(1 + (text.length >> 6))) return undefined;
  const plain = plainScript(text);
  if (plain !== undefined) return plain;
  if (isTangled(text)) {
    meter.stop();
    return undefined;
  }
  if (parser === undefined) {
    lacks("parser");
    return undefined;
  }
  try {
    return parser(text);
  } catch {
    // The parser recurses without a limit of its own in a few places.
    meter.stop();
    return undefined;
  }
}
