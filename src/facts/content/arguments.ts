/** Says what the arguments of a call carry that matters by itself. */
import type { Call } from "../call.ts";
import type { Effect } from "../effect.ts";
import { texts } from "../tools/arguments.ts";
import { MOST_TEXT } from "./detector.ts";
import { contentEffects } from "./effects.ts";

/** The effects of every text in a call's arguments; together no more than {@linkcode MOST_TEXT} is searched. */
export function callContent(call: Call): readonly Effect[] {
  const effects: Effect[] = [];
  let left = MOST_TEXT;
  for (const { where, text } of texts(call.parameters)) {
    if (left <= 0) break;
    effects.push(
      ...contentEffects(text.length > left ? text.slice(0, left) : text, where),
    );
    left -= text.length;
  }
  return effects;
}
