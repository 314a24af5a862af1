/** Trees as terminals of any width and pipes get them. */
import assert from "node:assert/strict";
import { type Branch, branch, draw, leaf } from "../../src/cli/draw.ts";

const TREE: Branch = branch([{ text: "root", style: "title" }], [
  branch(["a few words that are too many for one line"], [
    leaf("child ", { text: "with style", style: "quiet" }),
  ]),
  leaf("last"),
]);

const CASES: readonly [
  name: string,
  look: Parameters<typeof draw>[1],
  text: string,
][] = [
  [
    "a pipe",
    { terminal: false, colour: false, columns: 10 },
    `root
  a few words that are too many for one line
    child with style
  last
`,
  ],
  [
    "a wide terminal",
    { terminal: true, colour: false, columns: 80 },
    `root
├─ a few words that are too many for one line
│  └─ child with style
└─ last
`,
  ],
  [
    "a narrow terminal",
    { terminal: true, colour: false, columns: 40 },
    `root
├─ a few words that are too many for
│  │ one line
│  └─ child with style
└─ last
`,
  ],
  [
    "colours",
    { terminal: true, colour: true, columns: 80 },
    `\x1b[1mroot\x1b[0m
├─ a few words that are too many for one line
│  └─ child \x1b[2mwith style\x1b[0m
└─ last
`,
  ],
];

for (const [name, look, text] of CASES) {
  Deno.test(`draw() for ${name}`, () => {
    assert.equal(draw(TREE, look), text);
  });
}

Deno.test("draw() fits every width from 40 on, whatever is drawn", () => {
  const words = [
    "word",
    "x".repeat(150),
    "漢字".repeat(40),
    "🙂 🙂",
    "a  b",
    " lead",
  ];
  const deep = (text: string): Branch =>
    branch([text], [branch([text, text], [leaf(text, " ", text)])]);
  for (let columns = 40; columns < 140; columns += 7) {
    for (const word of words) {
      const text = draw(deep(`${word} ${word}`), {
        terminal: true,
        colour: false,
        columns,
      });
      for (const line of text.split("\n")) {
        const wide = [...line].reduce(
          (sum, sign) =>
            sum + (/[\u2e80-\ua4cf\u{1f300}-\u{1faff}]/u.test(sign) ? 2 : 1),
          0,
        );
        assert.ok(wide <= columns, `${columns}: ${wide} ${line}`);
      }
    }
  }
});

Deno.test("draw() lets nothing that is drawn steer the terminal", () => {
  const hostile = "\x1b[2J\x1b]0;x\x07\u202e\r\n\tx";
  for (const terminal of [true, false]) {
    const text = draw(branch([hostile, { text: hostile, style: "deny" }]), {
      terminal,
      colour: false,
      columns: 80,
    });
    assert.ok(!/[\p{Cc}\p{Cf}]/u.test(text.replaceAll("\n", "")), text);
  }
});
