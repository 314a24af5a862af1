/** Finds credentials in a text: for the facts of a call, and so that the audit can leave them out. */
import { CREDENTIAL_FORMS } from "./credentials.ts";
import { Detectors, type Finding } from "./detector.ts";
import { VENDOR_TOKENS } from "./vendors.ts";

const SECRETS = new Detectors([...VENDOR_TOKENS, ...CREDENTIAL_FORMS]);

/** No credential is shorter. */
const LEAST_TEXT = 10;

/**
 * Every credential in a text, by where it begins; findings do not overlap, and the longer of two stays.
 *
 * At most the first 1,048,576 UTF-16 code units are searched.
 */
export function findSecrets(text: string): readonly Finding[] {
  if (text.length < LEAST_TEXT) return [];
  const all = SECRETS.detect(text);
  if (all.length === 0) return all;
  const found = [...all].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Finding[] = [];
  for (const next of found) {
    const last = kept.at(-1);
    if (last === undefined || next.start >= last.end) kept.push(next);
    else if (next.end > last.end) {
      kept[kept.length - 1] = { ...last, end: next.end };
    }
  }
  return kept;
}
