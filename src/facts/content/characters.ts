/** Characters that cannot be seen, imitate others, or command a terminal. */
import type { Detector } from "./detector.ts";

/** Made when they are first needed: as literals their classes would be worked out with the program's start. */
const LATER = {
  picture: String
    .raw`\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|[\u{1F1E6}-\u{1F1FF}\u{E0020}-\u{E007F}]`,
  joining: `[${
    [
      "Arabic",
      "Devanagari",
      "Bengali",
      "Gujarati",
      "Gurmukhi",
      "Kannada",
      "Malayalam",
      "Oriya",
      "Sinhala",
      "Tamil",
      "Telugu",
      "Khmer",
      "Mongolian",
      "Hebrew",
      "Syriac",
      "Thaana",
    ].map((script) => `\\p{Script=${script}}`).join("")
  }]`,
} as const;

const made = new Map<string, RegExp>();

function is(what: keyof typeof LATER, char: string): boolean {
  let pattern = made.get(what);
  if (pattern === undefined) {
    made.set(what, pattern = new RegExp(LATER[what], "u"));
  }
  return pattern.test(char);
}

/** Cyrillic, Greek and Armenian letters that look like Latin ones. */
const DOUBLES = "аАеЕоОрРсСхХуУіІјЈѕЅһԁԛԝВКМНТӀɡοΟνΑΒΕΖΗΙΚΜΝΡΤΥΧօսոհց";

/** Everything that is told by single characters. */
export const CHARACTERS: readonly Detector[] = [
  {
    id: "zero_width",
    finds: "invisible",
    hints: [],
    pattern:
      /[\u00AD\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B-\u200F\u2060-\u2064\u206A-\u206F\u3164\uFEFF\uFFA0]/gu,
    accept: (match, text) => !isOrdinary(match[0], match.index, text),
  },
  {
    id: "direction_override",
    finds: "invisible",
    hints: [],
    pattern: /[\u202A-\u202E\u2066-\u2069]/gu,
  },
  {
    id: "tag_character",
    finds: "invisible",
    hints: [],
    pattern: /[\u{E0000}-\u{E007F}\u{E0100}-\u{E01EF}]+/gu,
    // Flags of regions are a black flag with tags.
    accept: (match, text) => !text.slice(0, match.index).endsWith("\u{1F3F4}"),
  },
  {
    id: "mixed_script",
    finds: "look_alike",
    hints: [],
    // Across a hyphen two scripts meet in ordinary words, side by side they do not.
    pattern: new RegExp(`[A-Za-z][${DOUBLES}]|[${DOUBLES}][A-Za-z]`, "gu"),
  },
  {
    id: "look_alike_punctuation",
    finds: "look_alike",
    hints: [],
    pattern:
      /[\w.~-][\uFF0F\u2215\u2044\u29F8\uFF0E\u2024][\w.~-]|[\uFF0F\u2215\u29F8][a-z]{2,}/g,
    accept: (match) => !/\d\u2044\d/.test(match[0]),
  },
  {
    id: "escape_sequence",
    finds: "terminal_escape",
    hints: [],
    // deno-lint-ignore no-control-regex
    pattern: /\x1b[\[\]PX^_()#cNO78=>]|[\x90\x9b\x9d]/g,
  },
  {
    id: "overprint",
    finds: "terminal_escape",
    hints: [],
    // deno-lint-ignore no-control-regex
    pattern: /[^\s\x08]\x08|\r(?=[^\n\r])/g,
    accept: (match, text) => match[0] !== "\r" || text.includes("\n") === false,
  },
];

/** Whether an invisible character stands where writing needs it: in emoji, in joining scripts, at the very start. */
function isOrdinary(char: string, at: number, text: string): boolean {
  if (char === "\uFEFF") return at === 0;
  if (char === "\u00AD") return false;
  if (
    char !== "\u200D" && char !== "\u200C" && char !== "\u200E" &&
    char !== "\u200F"
  ) return false;
  const before = [...text.slice(Math.max(0, at - 4), at)].at(-1) ?? "";
  const after = [...text.slice(at + 1, at + 5)][0] ?? "";
  return (char === "\u200D" && is("picture", before) && is("picture", after)) ||
    is("joining", before) || is("joining", after);
}
