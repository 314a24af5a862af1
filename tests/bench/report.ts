/** Turns figures into what a person, a pipe and README see. */
import { type Figure, judge, type Row } from "./row.ts";

const UNITS: Readonly<Record<Row["unit"], string>> = {
  us: "µs",
  ms: "ms",
  x: "times",
  MB: "MB",
  "1/s": "a second",
};

/** A row with what was measured for it. */
export interface Measured {
  readonly row: Row;
  readonly figure: Figure;
}

/** What a target says, as text; empty for none. */
export function targetText({ target, unit }: Row): string {
  if (target === null) return "";
  const [word, value] = "most" in target
    ? ["at most", target.most]
    : ["at least", target.least];
  return `${word} ${number(value)} ${UNITS[unit]}`;
}

/** A value with its unit. */
export function valueText({ row, figure }: Measured): string {
  return figure.value === null
    ? "not measured"
    : `${measured(figure.value)} ${UNITS[row.unit]}`;
}

/** The table for a terminal of so many columns, or for a pipe (plain, without colour, every note whole). */
export function table(
  all: readonly Measured[],
  { colour, columns }: { readonly colour: boolean; readonly columns: number },
): string {
  const cells = all.map((one) => [
    one.row.name,
    valueText(one),
    targetText(one.row),
    MARKS[judge(one.row, one.figure)],
  ]);
  const widths = [0, 1, 2, 3].map((n) =>
    Math.max(...cells.map((row) => row[n]?.length ?? 0))
  );
  return all.map(({ row, figure }, n) => {
    const [name = "", value = "", target = "", mark = ""] = cells[n] ?? [];
    const line = [
      name.padEnd(widths[0] ?? 0),
      value.padStart(widths[1] ?? 0),
      target.padEnd(widths[2] ?? 0),
    ].join("  ");
    const room = columns - line.length - 4 - (widths[3] ?? 0);
    const note = cut(figure.note, room);
    const painted = colour ? paint(mark, judge(row, figure)) : mark;
    const tail = note === ""
      ? painted
      : `${painted}${" ".repeat((widths[3] ?? 0) - mark.length)}  ${note}`;
    return `${line}  ${tail}`.trimEnd() + "\n";
  }).join("");
}

/** The table for README, in Markdown. */
export function markdown(all: readonly Measured[]): string {
  return [
    ["", "measured", "target", ""],
    ["---", "---", "---", "---"],
    ...all.map((one) => [
      one.row.name,
      valueText(one),
      targetText(one.row),
      MARKS[judge(one.row, one.figure)],
    ]),
  ].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

const MARKS = { met: "met", missed: "MISSED", unknown: "" } as const;

function paint(text: string, judged: keyof typeof MARKS): string {
  const sign = { met: 32, missed: 31, unknown: 0 }[judged];
  return `\x1b[${sign}m${text}\x1b[0m`;
}

function measured(value: number): string {
  return value < 10
    ? value.toFixed(2)
    : value < 100
    ? value.toFixed(1)
    : number(Math.round(value));
}

function number(value: number): string {
  return value.toLocaleString("en");
}

function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  return room < 8 ? "" : `${text.slice(0, room - 1)}…`;
}
