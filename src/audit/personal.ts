/** Finds personal data beside secrets, for records and log lines that are to have neither. */
import { type Detector, Detectors } from "../facts/content/detector.ts";
import { PERSONAL_DATA } from "../facts/content/personal.ts";
import type { FindSecrets } from "./mask.ts";
import { findTold } from "./told_secrets.ts";

/** What reaches a person. */
const CONTACTS: readonly Detector[] = [
  {
    id: "email",
    finds: "personal_data",
    hints: [],
    probe: /@[a-z\d]/i,
    pattern: /\b[\w.+-]{1,64}@(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24}\b/gi,
    // `git@host:path` names a repository.
    accept: ([address]) => !address.startsWith("git@"),
  },
  {
    id: "phone",
    finds: "personal_data",
    hints: [],
    probe: /\+\d/,
    pattern: /(?<![\w+])\+\d[\d ()./-]{6,20}\d(?!\w)/g,
    accept: ([number]) => {
      const { length } = number.replace(/\D/g, "");
      return length >= 8 && length <= 15;
    },
  },
];

const DETECTORS = new Detectors([...PERSONAL_DATA, ...CONTACTS]);

/** Finds secrets, payment cards, account numbers, social security numbers, addresses of mail and telephone numbers. */
export function findPersonal(text: string): ReturnType<FindSecrets> {
  const personal = DETECTORS.detect(text).map((found) => ({
    ...found,
    of: "personal" as const,
  }));
  return [...findTold(text), ...personal].sort((a, b) =>
    a.start - b.start || b.end - a.end
  );
}
