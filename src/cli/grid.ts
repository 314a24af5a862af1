/** Draws rows of cells in columns that fit a terminal; in a pipe every row stays on one line. */
import { type Look, printable, type Span, wide, wrap } from "./draw.ts";

/** One cell: a text, or spans in styles. */
export type Cell = string | readonly Span[];

/** A row, and what is said below it. */
export interface Row {
  readonly cells: readonly Cell[];
  /** Stands below the cells, indented by four columns; in a pipe as the last cell. */
  readonly note?: Cell;
}

const GAP = 2;
const NOTE_INDENT = 4;
/** A column is made no narrower than this, and a terminal is taken to be no narrower than that. */
const NARROWEST_COLUMN = 8;
const NARROWEST = 40;

/** The rows, each line ended, with every line `indent` columns in. */
export function grid(
  rows: readonly (Row | readonly Cell[])[],
  look: Look,
  indent = 0,
): string {
  const table = rows.map(rowOf);
  const width = look.terminal
    ? Math.max(look.columns, NARROWEST) - indent
    : Number.POSITIVE_INFINITY;
  const shown = table.map(({ cells, note }) =>
    look.terminal || note === undefined ? cells : [...cells, note]
  );
  const widths = fit(naturalWidths(shown), width);
  const lines = table.flatMap(({ note }, at) => [
    ...rowLines(shown[at] ?? [], widths, look.colour),
    ...look.terminal && note !== undefined
      ? wrap(note, width - NOTE_INDENT, look.colour).map(({ text }) =>
        `${" ".repeat(NOTE_INDENT)}${text}`
      )
      : [],
  ]);
  return lines.map((line) => `${" ".repeat(indent)}${line}`.trimEnd() + "\n")
    .join("");
}

/** Breaks the lines of a text that are too long for a terminal; what is added begins four columns further in. */
export function folded(text: string, look: Look): string {
  if (!look.terminal) return text;
  return text.replace(/^( *)(.+)$/gm, (line: string, indent: string) => {
    if (wide(line.replace(ESCAPE, "")) <= look.columns) return line;
    const room = Math.max(look.columns, NARROWEST) - indent.length;
    return foldLine(line.slice(indent.length), room)
      .map((one, at) => `${indent}${at === 0 ? "" : "    "}${one}`).join("\n");
  });
}

// deno-lint-ignore no-control-regex
const ESCAPE = /\u001b\[[\d;]*m/g;

function foldLine(line: string, room: number): readonly string[] {
  const lines = [""];
  for (const word of line.split(" ")) {
    const last = lines.at(-1) ?? "";
    const left = room - (lines.length === 1 ? 0 : NOTE_INDENT);
    const joined = last === "" ? word : `${last} ${word}`;
    if (last === "" || wide(joined.replace(ESCAPE, "")) <= left) {
      lines[lines.length - 1] = joined;
    } else lines.push(word);
  }
  return lines;
}

interface Spans {
  readonly cells: readonly (readonly Span[])[];
  readonly note?: readonly Span[];
}

function rowOf(row: Row | readonly Cell[]): Spans {
  if (!("cells" in row)) return { cells: row.map(spansOf) };
  const cells = row.cells.map(spansOf);
  return row.note === undefined ? { cells } : {
    cells,
    note: spansOf(row.note),
  };
}

function spansOf(cell: Cell): readonly Span[] {
  return typeof cell === "string" ? [{ text: cell }] : cell;
}

function naturalWidths(
  rows: readonly (readonly (readonly Span[])[])[],
): readonly number[] {
  const count = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: count }, (_, column) =>
    Math.max(
      0,
      ...rows.map((row) =>
        wide((row[column] ?? []).map(({ text }) => printable(text)).join(""))
      ),
    ));
}

/** Narrows the widest columns until all fit; what is narrow already stays as it is. */
function fit(natural: readonly number[], width: number): readonly number[] {
  const room = width - GAP * Math.max(0, natural.length - 1);
  let most = Math.max(0, ...natural);
  const sum = (at: number) =>
    natural.reduce((total, one) => total + Math.min(one, at), 0);
  while (most > NARROWEST_COLUMN && sum(most) > room) most--;
  return natural.map((one) => Math.min(one, most));
}

function rowLines(
  cells: readonly (readonly Span[])[],
  widths: readonly number[],
  colour: boolean,
): readonly string[] {
  const wrapped = cells.map((cell, column) =>
    wrap(cell, Math.max(1, widths[column] ?? 0), colour)
  );
  const height = Math.max(1, ...wrapped.map(({ length }) => length));
  return Array.from(
    { length: height },
    (_, line) =>
      wrapped.map((cell, column) => {
        const { text, width } = cell[line] ?? { text: "", width: 0 };
        return text + " ".repeat(Math.max(0, (widths[column] ?? 0) - width));
      }).join(" ".repeat(GAP)).trimEnd(),
  );
}
