/** Finds credentials in a text: for the facts of a call, and so that the audit can leave them out. */
import { CREDENTIAL_FORMS } from "./credentials.ts";
import { type Detector, Detectors, type Finding } from "./detector.ts";
import { VENDOR_TOKENS } from "./vendors.ts";

/** No credential is shorter. */
const LEAST_TEXT = 6;

/**
 * Makes what finds everything that some detectors know, by where it begins; findings do not overlap, and the longer of
 * two stays.
 *
 * At most the first 1,048,576 UTF-16 code units are searched.
 */
export function createFinder(
  detectors: readonly Detector[],
): (text: string) => readonly Finding[] {
  const all = new Detectors(detectors);
  return (text) => text.length < LEAST_TEXT ? [] : apart(all.detect(text));
}

/** Finds every credential in a text. */
export const findSecrets: (text: string) => readonly Finding[] = createFinder([
  ...VENDOR_TOKENS,
  ...CREDENTIAL_FORMS,
]);

function apart(all: readonly Finding[]): readonly Finding[] {
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
