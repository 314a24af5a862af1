/** Says what a text carries that matters by itself. */
import type { Effect } from "../effect.ts";
import { withoutFormat } from "../format_characters.ts";
import { CHARACTERS } from "./characters.ts";
import { CREDENTIAL_FORMS } from "./credentials.ts";
import { type Detector, Detectors, type Finding } from "./detector.ts";
import { findSecrets } from "./find.ts";
import { FOREIGN_INJECTION, INJECTION } from "./injection.ts";
import { PERSONAL_DATA } from "./personal.ts";
import { VENDOR_TOKENS } from "./vendors.ts";

/** Every detector there is. */
export const DETECTORS: readonly Detector[] = [
  ...VENDOR_TOKENS,
  ...CREDENTIAL_FORMS,
  ...PERSONAL_DATA,
  ...INJECTION,
  ...FOREIGN_INJECTION,
  ...CHARACTERS,
];

const PERSONAL = new Detectors(PERSONAL_DATA);
const INJECTING = new Detectors(INJECTION);
const STRANGE = new Detectors([...CHARACTERS, ...FOREIGN_INJECTION]);

/** Texts shorter than this carry nothing but a strange character. */
const LEAST_TEXT = 8;

/** One effect for each detector that finds something, with the first piece that it found; secrets are shortened. */
export function contentEffects(text: string, where: string): readonly Effect[] {
  const plain = isPlain(text);
  const found: Finding[] = [];
  if (text.length >= LEAST_TEXT) {
    found.push(...findSecrets(text));
    if (/\d{4}/.test(text) || /ssn|social/i.test(text)) {
      found.push(...PERSONAL.detect(text, 1));
    }
    // What is written between invisible characters is read all the same.
    found.push(...INJECTING.detect(plain ? text : withoutFormat(text), 1));
  }
  if (!plain) found.push(...STRANGE.detect(text, 1));
  if (found.length === 0) return NOTHING;
  const seen = new Set<string>();
  const effects: Effect[] = [];
  for (const { detector, start, end } of found) {
    const finds = DETECTORS.find(({ id }) => id === detector)?.finds;
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

const NOTHING: readonly Effect[] = [];

/** Whether a text is of printable ASCII, tabs and line ends alone. */
function isPlain(text: string): boolean {
  return /^[\x20-\x7e\t\n]*$/.test(text);
}
