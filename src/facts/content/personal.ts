/** Personal data that can be told by its check digits. */
import type { Detector } from "./detector.ts";

/** What can be told apart from any other number. */
export const PERSONAL_DATA: readonly Detector[] = [
  {
    id: "payment_card",
    finds: "personal_data",
    hints: [],
    pattern: /(?<![\d.-])[3-6](?:[ -]?\d){12,18}(?![\d.-])/g,
    accept: (match) => passesLuhn(match[0].replace(/\D/g, "")),
  },
  {
    id: "iban",
    finds: "personal_data",
    hints: [],
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g,
    accept: (match) => passesMod97(match[0].replaceAll(" ", "")),
  },
  {
    id: "us_social_security",
    finds: "personal_data",
    hints: ["ssn", "social security"],
    pattern:
      /\b(?:ssn|social security)[^\d\n]{0,20}(?!000|666|9)\d{3}-?(?!00)\d{2}-?(?!0000)\d{4}\b/gi,
  },
];

/** Whether a number of digits passes Luhn's check (ISO/IEC 7812), and belongs to a card scheme's length. */
export function passesLuhn(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1*$/.test(digits)) {
    return false;
  }
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const twice = digit * 2;
    sum += at % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0 &&
    /^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|5\d\d)\d{12}|35\d{14}|3[068]\d{12})$/
      .test(digits);
}

/** Whether an account number passes the check of ISO 13616. */
export function passesMod97(iban: string): boolean {
  if (iban.length < 15 || iban.length > 34) return false;
  let rest = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest === 1;
}
