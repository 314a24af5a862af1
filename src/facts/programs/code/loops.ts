/** Finds what the loops of code go over. */
import type { Token } from "./tokens.ts";
import type { Value } from "./values.ts";

/** How many words may stand between `for` and `in`. */
const MOST_WORDS = 6;

/** The variable of `for x in LIST` and `for (const x of LIST)`, and where the list begins. */
export function loopAt(
  tokens: readonly Token[],
  at: number,
): { readonly name: string; readonly list: number } | undefined {
  if (!/^for(?:each)?$/.test(tokens[at]?.text ?? "")) return undefined;
  for (let i = at + 2; i < at + MOST_WORDS; i++) {
    const [before, word] = [tokens[i - 1], tokens[i]];
    if (word?.kind !== "word" || !/^(?:in|of)$/.test(word.text)) continue;
    return before?.kind === "word"
      ? { name: before.text.replace(/^[$@]+/, ""), list: i + 1 }
      : undefined;
  }
  return undefined;
}

/** What the variable of a loop stands for: the first of a list, or whatever the whole is known to be. */
export function memberOf(value: Value): Value {
  return value.list?.[0] ?? value;
}
