/** Cleans what is said to others: answers, log lines, standard error. */
import { type FindSecrets, maskSecrets } from "./mask.ts";
import { findTold } from "./told_secrets.ts";

/** A word of some length before the sign that it was cut: enough of a secret to be one, too little to be known for one. */
const CUT = /[^\s`'"…]{12,}(?=…)/g;

/** Finds secrets, and the words that may be the beginning of one. */
export function findInSaid(text: string): ReturnType<FindSecrets> {
  const found = findTold(text);
  if (!text.includes("…")) return found;
  const cuts = Array.from(text.matchAll(CUT), ({ index, 0: word }) => ({
    detector: "cut",
    start: index,
    end: index + word.length,
  }));
  return [...found, ...cuts].sort((a, b) => a.start - b.start);
}

/** A text without the secrets in it. */
export function saidSafely(text: string): string {
  return maskSecrets(text, findInSaid);
}
