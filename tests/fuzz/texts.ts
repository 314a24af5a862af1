/** Odd texts, and odd things done to texts. */
import type { Random } from "./random.ts";

/** Characters that readers stumble over. */
const ODD: readonly string[] = [
  "\0",
  "\x1b[2J",
  "\x07",
  "\r",
  "\n",
  "\t",
  "\u00a0",
  "\u00ad",
  "\u0130",
  "\u017f",
  "\u0301",
  "\u200b",
  "\u200d",
  "\u202e",
  "\u2028",
  "\u2066",
  "\u212a",
  "\u{e0041}",
  "\u{1f600}",
  "\ud800",
  "\udfff",
  "\ufeff",
  "\ufffd",
  "\uffff",
  "\u{10ffff}",
  "ﬁ",
  "ß",
  "Ｒ",
  "а",
];

/** Texts that are something else to some reader. */
const TELLING: readonly string[] = [
  "",
  " ",
  "~",
  "/",
  "//",
  "..",
  "../../../../../../etc/passwd",
  "C:\\Windows\\System32",
  "\\\\server\\share",
  "file:///etc/passwd",
  "http://[::1]:99999/",
  "http://0x7f000001/",
  "http://user:@@host/",
  "javascript:alert(1)",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "length",
  "null",
  "true",
  "NaN",
  "-0",
  "1e999",
  "{}",
  "[]",
  "[cut]",
  "[secret:password]",
  "${HOME}",
  "$(id)",
  "%s%n%00",
  "*",
  "**/*",
  "[!",
  "{a,b}{c,d}",
  "-",
  "--",
  "-rf",
  "'",
  '"',
  "`",
  "\\",
  "#",
  "|",
  "&&",
  ">",
  "<<EOF\n",
];

/** An odd text, mostly short. */
export function oddText(random: Random): string {
  switch (random.below(6)) {
    case 0:
      return random.pick(TELLING);
    case 1:
      return random.pick(TELLING) + random.pick(ODD) + random.pick(TELLING);
    case 2:
      return random.pick(ODD).repeat(random.few(12));
    case 3:
      return scribble(random, random.below(24));
    case 4:
      return random.pick(TELLING).repeat(random.few(8) ** 3);
    default:
      return random.chance(0.05)
        ? random.pick([...TELLING, ...ODD, "a", "ab ", "/x"]).repeat(
          4 ** random.few(8),
        )
        : scribble(random, random.below(80));
  }
}

/** A text with some characters or pieces taken out, put in, doubled or exchanged. */
export function garble(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const to = Math.min(text.length, at + random.few(40));
  switch (random.below(7)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, at) + random.pick(ODD) + text.slice(at);
    case 2:
      return text.slice(0, at) + scribble(random, random.few(6)) +
        text.slice(at);
    case 3:
      return text.slice(0, to) + text.slice(at);
    case 4:
      return text.slice(0, at);
    case 5:
      return text.slice(at);
    default:
      return text.slice(0, at) + random.pick(TELLING) + text.slice(to);
  }
}

/** Printable characters of ASCII. */
function scribble(random: Random, length: number): string {
  let text = "";
  for (let i = 0; i < length; i++) {
    text += String.fromCharCode(32 + random.below(95));
  }
  return text;
}
