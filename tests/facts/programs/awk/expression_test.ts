/** Tests what expressions of awk amount to, and what is done on the way. */
import assert from "node:assert/strict";
import { Expressions } from "../../../../src/facts/programs/awk/expression.ts";
import { tokensOf } from "../../../../src/facts/programs/awk/lexer.ts";
import { type Data, known, UNKNOWN } from "../../../../src/facts/shell/data.ts";

/** The values of a list of expressions, and what was done in the world that they stand in. */
function evaluate(code: string, inPrint = false, work = 1_000) {
  const done: string[] = [];
  const variables = new Map<string, Data>([
    ["known", known("value")],
    ["$1", known("first")],
  ]);
  let left = work;
  const read = new Expressions(tokensOf(code), {
    spend: () => left-- > 0,
    get: (name) => variables.get(name) ?? UNKNOWN,
    set: (name, value) => {
      done.push(`set ${name}=${value.text}`);
      variables.set(name, value);
    },
    run: (command, via) => (done.push(`${via}: ${command.text}`), UNKNOWN),
    read: (file) => (done.push(`read ${file.text}`), UNKNOWN),
    call: (name, args) => {
      done.push(`call ${name}(${args.map(({ text }) => text)})`);
      return known("returned");
    },
  });
  const values = read.list(inPrint).map(({ text }) => text);
  return { values, done, rest: read.token.text };
}

const TABLE: readonly (readonly [
  string,
  readonly (string | undefined)[],
  readonly string[],
])[] = [
  ['"a" "b" 3', ["ab3"], []],
  ["known, $1, other", ["value", "first", undefined], []],
  ["1 + 2 * 3", ["7"], []],
  ["(1 + 2) * 3", ["9"], []],
  ["9 - 2 - 1, 2 ^ 3 ^ 2, 2 * 3 ^ 2, -2 ^ 2, -2 * 3", [
    "6",
    "512",
    "18",
    "-4",
    "-6",
  ], []],
  ['x = "a" "b"', ["ab"], ["set x=ab"]],
  ['x = y = "a"', ["a"], ["set y=a", "set x=a"]],
  ['"touch a" | getline', [undefined], [
    "awk getline: touch a",
    "set $0=undefined",
  ]],
  ['getline x < "f"', [undefined], ["read f", "set x=undefined"]],
  ['system("touch " known)', [undefined], ["awk system: touch value"]],
  ['mine("a", 1 + 1)', ["returned"], ["call mine(a,2)"]],
  ['a ? "yes" : system("touch a")', ["yes"], ["awk system: touch a"]],
  ["a ~ /x/", [undefined], []],
  ["toupper(known)", ["VALUE"], []],
];

for (const [code, values, done] of TABLE) {
  Deno.test(`Expressions: ${code}`, () => {
    const found = evaluate(code);
    assert.deepEqual(found.values, values);
    assert.deepEqual(found.done, done);
  });
}

Deno.test("Expressions take > for a comparison, and inside print for an end", () => {
  assert.equal(evaluate('"a" > "f"').rest, "");
  assert.equal(evaluate('"a" > "f"', true).rest, ">");
});

Deno.test("Expressions stop when there was enough work", () => {
  assert.deepEqual(evaluate("1, 2, 3", false, 0).values, [undefined]);
});
