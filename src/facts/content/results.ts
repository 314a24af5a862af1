/** Says what the result of a call carries that matters by itself. */
import type { Effect } from "../effect.ts";
import {
  type Argument,
  type Arguments,
  MOST_ARGUMENTS,
  texts,
} from "../tools/arguments.ts";
import { MOST_TEXT } from "./detector.ts";
import { contentEffects } from "./effects.ts";

/**
 * The effects of every text in what a tool gave back: a text, or any JSON value.
 *
 * Together no more than {@linkcode MOST_TEXT} is looked through; that there is more is an effect of its own.
 */
export function resultContent(result: unknown): readonly Effect[] {
  const all = textsOf(result);
  const effects: Effect[] = [];
  let left = MOST_TEXT;
  for (const { where, text } of all) {
    if (left <= 0) {
      left = -1;
      break;
    }
    const searched = text.length > left ? text.slice(0, left) : text;
    for (const effect of contentEffects(withoutColours(searched), where)) {
      if (effect.kind === "content") {
        effects.push({ ...effect, kind: "returns" });
      }
    }
    left -= text.length;
  }
  if (left < 0 || all.length >= MOST_ARGUMENTS) {
    effects.push({
      kind: "returns",
      finds: "unsearched",
      where: "result",
      source: { where: "result", piece: "", via: [] },
    });
  }
  return effects;
}

function textsOf(result: unknown): readonly Argument[] {
  if (typeof result === "string") {
    return [{ where: "result", name: "", text: result }];
  }
  return typeof result === "object" && result !== null
    ? texts(result as Arguments, "result")
    : [];
}

// deno-lint-ignore no-control-regex
const COLOUR = /\x1b\[([\d;:]*)m/g;

/** Programs colour what they print; only what colours cannot do matters, which is to hide a text. */
function withoutColours(text: string): string {
  return text.replace(
    COLOUR,
    (whole, how: string) => CONCEAL.test(how) ? whole : "",
  );
}

const CONCEAL = /^(?:[0-4]?;)?8$/;
