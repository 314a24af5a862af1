/** Tests how PowerShell code is split. */
import assert from "node:assert/strict";
import {
  pipelinesOf,
} from "../../../../src/facts/programs/powershell/words.ts";

function split(code: string): readonly string[] {
  return pipelinesOf(code).map((pipeline) =>
    pipeline.map((words) =>
      words.map(({ text, quoted, code }) =>
        code !== undefined ? `<${code}>` : quoted ? `'${text}'` : text
      ).join(" ")
    ).join(" | ")
  );
}

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["a b", ["a b"]],
  ["a; b\nc", ["a", "b", "c"]],
  ["a | b | c", ["a | b | c"]],
  ["a && b || c", ["a", "b", "c"]],
  ["a 'b c' \"d e\"", ["a 'b c' 'd e'"]],
  ["a 'it''s'", ["a 'it's'"]],
  ['a "x`ty"', ["a 'x\ty'"]],
  ['a "$x"', ["a $x"]],
  ["a `\nb", ["a b"]],
  ["r`m a", ["rm a"]],
  ["a # b", ["a"]],
  ["a <# b #> c", ["a c"]],
  ["a (b c)", ["a <b c>"]],
  ["a $(b)", ["a <b>"]],
  ["a { b; c }", ["a < b; c >"]],
  ["& 'a' b", ["& 'a' b"]],
  ["a @(1)", ["a <1>"]],
  ["a ${x y}", ["a ${x y}"]],
  ["a, b", ["a , b"]],
  ["a (b ')' c)", ["a <b ')' c>"]],
  ["a (b", ["a <b>"]],
  ["a 'b", ["a 'b'"]],
];

for (const [code, wanted] of CASES) {
  Deno.test(`pipelinesOf() splits ${JSON.stringify(code)}`, () => {
    assert.deepEqual(split(code), wanted);
  });
}

Deno.test("pipelinesOf() stops after enough", () => {
  assert.ok(pipelinesOf("a ".repeat(50_000)).flat(2).length <= 2000);
});
