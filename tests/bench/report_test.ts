/** Tests how figures look on a terminal, in a pipe and in README. */
import assert from "node:assert/strict";
import { markdown, type Measured, table } from "./report.ts";
import { judge, type Row } from "./row.ts";

const FAST: Row = { name: "fast", unit: "us", target: { most: 2 } };
const MANY: Row = {
  name: "many a second",
  unit: "1/s",
  target: { least: 1_000 },
};
const SCALE: Row = { name: "scale", unit: "MB", target: null };

const ALL: readonly Measured[] = [
  { row: FAST, figure: { name: "fast", value: 1.5, note: "an input" } },
  { row: MANY, figure: { name: "many a second", value: 999, note: "" } },
  { row: SCALE, figure: { name: "scale", value: 12.34, note: "" } },
  { row: FAST, figure: { name: "fast", value: null, note: "why" } },
];

const PIPE = { colour: false, columns: Infinity };

Deno.test("a pipe gets aligned plain text, and a missed target says so", () => {
  assert.equal(
    table(ALL, PIPE),
    [
      "fast                1.50 µs  at most 2 µs             met     an input",
      "many a second  999 a second  at least 1,000 a second  MISSED",
      "scale               12.3 MB",
      "fast           not measured  at most 2 µs             MISSED  why",
      "",
    ].join("\n"),
  );
});

Deno.test("a terminal gets colour, and no line is longer than it", () => {
  const text = table(ALL, { colour: true, columns: 70 });
  assert.ok(text.includes("\x1b[32mmet\x1b[0m"));
  assert.ok(text.includes("\x1b[31mMISSED\x1b[0m"));
  // deno-lint-ignore no-control-regex
  for (const line of text.replace(/\x1b\[\d+m/g, "").split("\n")) {
    assert.ok(line.length <= 70, line);
  }
});

Deno.test("README gets a table in Markdown", () => {
  assert.equal(
    markdown(ALL.slice(0, 2)),
    "|  | measured | target |  |\n| --- | --- | --- | --- |\n" +
      "| fast | 1.50 µs | at most 2 µs | met |\n" +
      "| many a second | 999 a second | at least 1,000 a second | MISSED |\n",
  );
});

const JUDGED = [
  [FAST, 2, "met"],
  [FAST, 2.1, "missed"],
  [FAST, null, "missed"],
  [FAST, NaN, "missed"],
  [MANY, 1_000, "met"],
  [MANY, 999, "missed"],
  [SCALE, 5, "unknown"],
] as const;

for (const [row, value, want] of JUDGED) {
  Deno.test(`${row.name} at ${value} is ${want}`, () => {
    assert.equal(judge(row, { value }), want);
  });
}
