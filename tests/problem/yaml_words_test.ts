/** Holds what is said of the mistakes that people make in YAML, as the parser really complains of them. */
import assert from "node:assert/strict";
import { readYaml } from "../../src/problem/yaml.ts";
import { inWords } from "../../src/problem/yaml_words.ts";

const table: readonly (readonly [string, string, RegExp])[] = [
  ["a tab", "rules:\n\t- id: a\n", /^Tabs .* -> Indent with spaces$/],
  ["an open brace", "rules: [\n  {id: a\n", /^A brace is not closed.*`\}`/],
  ["an open bracket", "rules: [a\n", /^A bracket is not closed.*`\]`/],
  [
    "a line that is too far left",
    "rules:\n  - id: a\n   action: deny\n",
    /begins with no `-`.* -> Indent it like that key/,
  ],
  [
    "an open quote",
    'rules:\n  - id: "a\n',
    /^Missing closing.* -> Close the quote/,
  ],
  [
    "a colon in a value",
    "a: b: c\n",
    /^The value holds `: `.*: `a: b: c` -> Quote/,
  ],
  ["a tag", "a: !foo 1\n", /^Unresolved tag.* -> Leave the tag out/],
  ["a sign that begins a value", "a: @x\n", /reserved.* -> Quote the text/],
  ["a word after a value", '"a": "b" c\n', /^Something follows a value/],
  [
    "another version",
    "%YAML 3.0\n---\na: 1\n",
    /version.* -> Leave the line out/,
  ],
  ["a wrong escape", 'a: "\\q"\n', /^Invalid escape.* -> Write `\\\\`/],
  ["a line without a key", "a:\n - b\nc\n", /^A line is neither `key: value`/],
  ["a key that is no text", "? [a]\n: b\n", /^A key is no text/],
  ["text beside a fold", "a: >x\n  b\n", /^Something follows `\|` or `>`/],
  ["two documents", "a: 1\n---\nb: 2\n", /several documents.* -> Put each/],
  [
    "a value and members",
    "a: 1\n b: 2\n",
    /^(The value holds|A key goes over)/,
  ],
];

for (const [what, text, want] of table) {
  Deno.test(`readYaml() says what is wrong with ${what}`, () => {
    const read = readYaml(text, "p.yaml");
    assert.ok(!read.ok);
    const [first] = read.problems;
    assert.match(`${first?.message} -> ${first?.hint}`, want);
    for (const { message, hint } of read.problems) {
      assert.doesNotMatch(`${message}${hint}`, /Implicit|Flow |stringKeys/);
    }
  });
}

Deno.test("inWords() keeps what it does not know", () => {
  const { message, hint } = inWords("Odd\n\nmore");
  assert.equal(message, "Odd");
  assert.match(hint, /^Check indentation/);
});
