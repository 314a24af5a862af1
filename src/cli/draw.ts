/** Draws branches of styled text: as a tree that fits a terminal, or indented for a pipe. */
import type { Io } from "./io.ts";

/** How a span looks where there are colours. */
export const STYLES = {
  deny: "1;31",
  ask: "1;33",
  sample: "1;33",
  defer: "1;36",
  allow: "1;32",
  title: "1",
  source: "33",
  kind: "36",
  quiet: "2",
} as const;

/** One of the keys of {@linkcode STYLES}. */
export type Style = keyof typeof STYLES;

/** A piece of text in one style; whatever it holds, no sign of it can draw on the terminal. */
export interface Span {
  readonly text: string;
  readonly style?: Style;
}

/** A line, and what belongs below it. */
export interface Branch {
  readonly text: readonly Span[];
  readonly below: readonly Branch[];
}

/** What is known of the place that is written to. */
export type Look = Pick<Io, "terminal" | "colour" | "columns">;

/** A branch without anything below it. */
export function leaf(...text: readonly (Span | string)[]): Branch {
  return branch(text);
}

/** A line with branches below it. */
export function branch(
  text: readonly (Span | string)[],
  below: readonly Branch[] = [],
): Branch {
  return {
    text: text.map((one) => typeof one === "string" ? { text: one } : one),
    below,
  };
}

/** Narrower than this, lines are left to the terminal to break. */
const NARROWEST = 40;

/** Writes one branch with all that is below it, each line ended. */
export function draw(root: Branch, look: Look): string {
  const lines: string[] = [];
  const width = look.terminal
    ? Math.max(look.columns, NARROWEST)
    : Number.POSITIVE_INFINITY;
  const walk = (one: Branch, here: string, under: string) => {
    const hanging = look.terminal && one.below.length > 0 && under !== ""
      ? `${under}│ `
      : `${under}  `;
    const room = width - Math.max(wide(here), wide(hanging));
    const [first = "", ...more] = wrap(one.text, room, look.colour)
      .map(({ text }) => text);
    lines.push(`${here}${first}`, ...more.map((line) => `${hanging}${line}`));
    for (const [at, child] of one.below.entries()) {
      const last = at === one.below.length - 1;
      const [sign, gap] = !look.terminal
        ? ["  ", "  "]
        : last
        ? ["└─ ", "   "]
        : ["├─ ", "│  "];
      walk(child, `${under}${sign}`, `${under}${gap}`);
    }
  };
  walk(root, "", "");
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

/** A line that fits, in the colours of the place, and how many columns it takes. */
export interface Fitted {
  readonly text: string;
  readonly width: number;
}

interface Word extends Span {
  readonly spaced: boolean;
}

/** Breaks spans into lines of so many columns, between words where that is possible. */
export function wrap(
  spans: readonly Span[],
  width: number,
  colour: boolean,
): readonly Fitted[] {
  const lines: Word[][] = [[]];
  let used = 0;
  for (const word of spans.flatMap(wordsOf)) {
    const gap = word.spaced && used > 0 ? 1 : 0;
    const size = wide(word.text);
    if (used > 0 && used + gap + size > width) {
      lines.push([]);
      used = 0;
    }
    for (const [at, part] of cut(word.text, width).entries()) {
      if (at > 0) {
        lines.push([]);
        used = 0;
      }
      const spaced = word.spaced && used > 0;
      lines.at(-1)?.push({ ...word, text: part, spaced });
      used += wide(part) + (spaced ? 1 : 0);
    }
  }
  return lines.map((line) => ({
    text: paint(line, colour),
    width: line.reduce(
      (sum, { text, spaced }) => sum + wide(text) + (spaced ? 1 : 0),
      0,
    ),
  }));
}

function wordsOf({ text, ...span }: Span): readonly Word[] {
  const plain = printable(text);
  return plain.split(" ").flatMap((word, at) =>
    word === "" && at === 0 ? [] : [{ ...span, text: word, spaced: at > 0 }]
  );
}

function cut(word: string, width: number): readonly string[] {
  if (wide(word) <= width) return [word];
  const parts = [""];
  for (const sign of word) {
    const last = parts.at(-1) ?? "";
    if (wide(last) + wide(sign) > width) parts.push(sign);
    else parts[parts.length - 1] = last + sign;
  }
  return parts;
}

// Words of one style that follow each other are painted together, so that less is written.
function paint(line: readonly Word[], colour: boolean): string {
  let text = "";
  let now: Style | undefined;
  for (const { text: word, style, spaced } of line) {
    if (colour && style !== now) {
      if (now !== undefined) text += "\x1b[0m";
      if (spaced) text += " ";
      if (style !== undefined) text += `\x1b[${STYLES[style]}m`;
      now = style;
    } else if (spaced) text += " ";
    text += word;
  }
  return colour && now !== undefined ? `${text}\x1b[0m` : text;
}

// Signs that terminals draw over two columns.
const DOUBLE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/gu;

/** How many columns of a terminal a text takes. */
export function wide(text: string): number {
  return [...text].length + (text.match(DOUBLE)?.length ?? 0);
}

/** The text on one line, with every sign that could steer a terminal written out. */
export function printable(text: string): string {
  return text.replace(/\s/g, " ").replace(
    /[\p{Cc}\p{Cf}]/gu,
    (sign) => `\\u{${sign.codePointAt(0)?.toString(16) ?? ""}}`,
  );
}
