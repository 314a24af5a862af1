/** Says what a text carries that matters by itself. */
import type { Effect } from "../effect.ts";
import { CHARACTERS } from "./characters.ts";
import { CREDENTIAL_FORMS } from "./credentials.ts";
import { detect, type Detector, type Finding } from "./detector.ts";
import { findSecrets } from "./find.ts";
import { INJECTION } from "./injection.ts";
import { PERSONAL_DATA } from "./personal.ts";
import { VENDOR_TOKENS } from "./vendors.ts";

/** Every detector there is. */
export const DETECTORS: readonly Detector[] = [
  ...VENDOR_TOKENS,
  ...CREDENTIAL_FORMS,
  ...PERSONAL_DATA,
  ...INJECTION,
  ...CHARACTERS,
];

const KIND = new Map(DETECTORS.map(({ id, finds }) => [id, finds]));

/** Texts shorter than this carry nothing but a strange character. */
const LEAST_TEXT = 8;

/** One effect for each detector that finds something, with the first piece that it found; secrets are shortened. */
export function contentEffects(text: string, where: string): readonly Effect[] {
  const found: Finding[] = [];
  if (text.length >= LEAST_TEXT) {
    found.push(
      ...findSecrets(text),
      ...(/\d{4}/.test(text) || /ssn|social/i.test(text)
        ? detect(PERSONAL_DATA, text, 1)
        : []),
      // What is written between invisible characters is read all the same.
      ...detect(INJECTION, isPlain(text) ? text : visible(text), 1),
    );
  }
  if (!isPlain(text)) found.push(...detect(CHARACTERS, text, 1));
  const seen = new Set<string>();
  const effects: Effect[] = [];
  for (const { detector, start, end } of found) {
    const finds = KIND.get(detector);
    if (finds === undefined || seen.has(detector)) continue;
    seen.add(detector);
    const piece = text.slice(start, Math.min(end, start + 200));
    effects.push({
      kind: "content",
      finds,
      detector,
      where,
      source: {
        where,
        piece: finds === "secret" || finds === "personal_data"
          ? `${piece.slice(0, 4)}...`
          : piece,
        via: [],
      },
    });
  }
  return effects;
}

/** Whether a text is of printable ASCII, tabs and line ends alone. */
function isPlain(text: string): boolean {
  return /^[\x20-\x7e\t\n]*$/.test(text);
}

function visible(text: string): string {
  return text.replace(/\p{Cf}/gu, "");
}
