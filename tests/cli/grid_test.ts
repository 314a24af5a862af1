/** Tables as terminals of any width and pipes get them. */
import assert from "node:assert/strict";
import { folded, grid } from "../../src/cli/grid.ts";

const PIPE = { terminal: false, colour: false, columns: 20 };
const WIDE = { terminal: true, colour: false, columns: 80 };
const NARROW = { terminal: true, colour: false, columns: 40 };

const ROWS = [
  ["name", "a value of several words that is long", "origin"],
  ["longer name", "short", "file"],
] as const;

const table: readonly (readonly [string, string, string])[] = [
  [
    "a pipe, one line a row",
    grid(ROWS, PIPE),
    `name         a value of several words that is long  origin
longer name  short                                  file
`,
  ],
  [
    "a wide terminal",
    grid(ROWS, WIDE, 2),
    `  name         a value of several words that is long  origin
  longer name  short                                  file
`,
  ],
  [
    "a narrow terminal",
    grid(ROWS, NARROW),
    `name         a value of several   origin
             words that is long
longer name  short                file
`,
  ],
  [
    "colours, which take no room",
    grid([[[{ text: "deny", style: "deny" }], "x"], ["allow", "y"]], {
      ...WIDE,
      colour: true,
    }),
    `\u001b[1;31mdeny\u001b[0m   x
allow  y
`,
  ],
  [
    "notes below, on a terminal",
    grid([{
      cells: ["a", "b"],
      note: "why it is so, in many words, at length",
    }], NARROW),
    `a  b
    why it is so, in many words, at
    length
`,
  ],
  [
    "notes beside, in a pipe",
    grid([{ cells: ["a", "b"], note: "why" }], PIPE),
    "a  b  why\n",
  ],
  ["nothing", grid([], WIDE), ""],
  [
    "signs that would steer the terminal",
    grid([["a\u001b[2Jb\nc", "d"]], WIDE),
    "a\\u{1b}[2Jb c  d\n",
  ],
];

for (const [name, got, want] of table) {
  Deno.test(`grid() for ${name}`, () => {
    assert.equal(got, want);
  });
}

Deno.test("grid() fits terminals from 60 columns on, whatever the cells hold", () => {
  for (const columns of [60, 72, 100]) {
    const rows = [1, 7, 40, 200].map((length) => [
      "x".repeat(length),
      "word ".repeat(length),
      "漢".repeat(length),
    ]);
    for (const line of grid(rows, { ...WIDE, columns }).split("\n")) {
      const width = [...line].length + (line.match(/漢/g)?.length ?? 0);
      assert.ok(width <= columns, `${columns}: ${line}`);
    }
  }
});

Deno.test("folded() breaks long lines of a terminal between words, and nothing in a pipe", () => {
  const text =
    "a.yaml:1:1: high X-001: a message that goes on and on\n    a hint\n";
  assert.equal(folded(text, PIPE), text);
  assert.equal(folded(text, WIDE), text);
  assert.equal(
    folded(text, NARROW),
    "a.yaml:1:1: high X-001: a message that\n    goes on and on\n    a hint\n",
  );
  const red = text.replace("high", "\u001b[31mhigh\u001b[0m");
  assert.equal(
    folded(red, { ...NARROW, columns: 53 }),
    red,
  );
});
