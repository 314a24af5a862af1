/** Spellings of words that the shell reads as the same: quotes, escapes, variables, substitutions. */
import { isQuotable, type PlainWord, type Read } from "./reading.ts";

/** Another spelling of a plain word. */
export type Spelling = (text: string) => string;

/** Spellings that stand where the word stood. */
export const SPELLINGS: Readonly<Record<string, Spelling>> = {
  "single quotes": (text) => `'${text}'`,
  "double quotes": (text) => `"${text}"`,
  "quotes in the middle": (text) =>
    text.length < 2
      ? `'${text}'`
      : `${text[0]}"${text.slice(1, -1)}"${text.at(-1)}`,
  "empty quotes": (text) => `${text.slice(0, 1)}''${text.slice(1)}`,
  "empty quotes behind": (text) => `${text}""`,
  "an escape for each character": (text) => text.replace(/./g, "\\$&"),
  "an escape in front": (text) => `\\${text}`,
  "hexadecimal escapes": (text) => `$'${escapes(text, hex)}'`,
  "octal escapes": (text) => `$'${escapes(text, octal)}'`,
  "Unicode escapes": (text) => `$'${escapes(text, unicode)}'`,
  "plain ANSI quotes": (text) => `$'${text}'`,
  "a locale's quotes": (text) => `$"${text}"`,
  "a default value": (text) => `\${_unset_-${text}}`,
  "a substitution": (text) => `$(${echoing(text)})`,
  "a substitution by printf": (text) => `"$(printf %s ${text})"`,
  "backquotes": (text) => `\`${echoing(text)}\``,
  "a continued line": (text) => `${text.slice(0, 1)}\\\n${text.slice(1)}`,
  "braces of a range": (text) =>
    text.replace(/[a-y](?=[^{}]*$)/, (one) => `{${one}..${one}}`),
};

/** Every way to spell all plain words of a command otherwise. */
export function respelled(read: Read, spelling: Spelling): string | undefined {
  return replaced(
    read,
    (word, first) => isQuotable(word, first) ? spelling(word.text) : word.text,
  );
}

/** The programs alone spelled otherwise. */
export function respelledPrograms(
  read: Read,
  spelling: Spelling,
): string | undefined {
  return replaced(
    read,
    (word, first) =>
      first && isQuotable(word, first) ? spelling(word.text) : word.text,
  );
}

/** Every plain word that is no program, or every program, put into a variable first. */
export function inVariables(
  read: Read,
  which: "programs" | "arguments",
): string | undefined {
  const values: string[] = [];
  const name = fresh(read.text, "_v");
  const text = replaced(read, (word, first) => {
    if (first !== (which === "programs") || !isQuotable(word, first)) {
      return word.text;
    }
    values.push(word.text);
    return which === "programs"
      ? `$${name}${values.length}`
      : `"\${${name}${values.length}}"`;
  });
  return text === undefined
    ? undefined
    : `${
      values.map((value, i) => `${name}${i + 1}=${value}`).join("; ")
    }\n${text}`;
}

/** A name that the text does not have yet. */
export function fresh(text: string, name: string): string {
  let found = name;
  while (text.includes(found)) found += "_";
  return found;
}

function replaced(
  { text, simples }: Read,
  by: (word: PlainWord, first: boolean) => string,
): string | undefined {
  let result = "";
  let from = 0;
  const words = simples.flatMap(({ words }) =>
    words.flatMap((word, i) => word === null ? [] : [{ word, first: i === 0 }])
  ).sort((a, b) => a.word.start - b.word.start);
  for (const { word, first } of words) {
    if (word.start < from) continue;
    result += text.slice(from, word.start) + by(word, first);
    from = word.end;
  }
  result += text.slice(from);
  return result === text ? undefined : result;
}

/** `echo` takes `-n` and `-e` for options of its own. */
function echoing(text: string): string {
  return /^-[neE]+$/.test(text) ? `printf %s ${text}` : `echo ${text}`;
}

function escapes(text: string, one: (code: number) => string): string {
  return [...text].map((char) => one(char.codePointAt(0) ?? 0)).join("");
}

function hex(code: number): string {
  return `\\x${code.toString(16).padStart(2, "0")}`;
}

function octal(code: number): string {
  return `\\${code.toString(8).padStart(3, "0")}`;
}

function unicode(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}
