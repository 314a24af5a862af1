/** Tests how code is split. */
import assert from "node:assert/strict";
import {
  JAVASCRIPT,
  PERL,
  PHP,
  PYTHON,
  RUBY,
} from "../../../../src/facts/programs/code/languages.ts";
import {
  type Lexis,
  tokensOf,
} from "../../../../src/facts/programs/code/tokens.ts";

function split(code: string, lexis: Lexis): string {
  return tokensOf(code, lexis).map(({ kind, text, filled }) =>
    `${kind[0]}:${JSON.stringify(text).slice(1, -1)}${filled ? "*" : ""}`
  ).join(" ");
}

const CASES: readonly (readonly [string, Lexis, string])[] = [
  ["a.b('c')", PYTHON, "w:a s:. w:b s:( t:c s:)"],
  ["x # y\nz", PYTHON, "w:x l:\\n w:z"],
  ["'''a\nb'''", PYTHON, "t:a\\nb"],
  ["r'\\n' b'\\n'", PYTHON, "t:\\\\n t:\\n"],
  ["f'{x}'", PYTHON, "t:{x}*"],
  ["'\\x41'", PYTHON, "t:A"],
  ["'a\nb", PYTHON, "t:a w:b"],
  ["12 0x1F", PYTHON, "n:12 n:0x1F"],
  ["a // b\nc", JAVASCRIPT, "w:a l:\\n w:c"],
  ["a /* b */ c", JAVASCRIPT, "w:a w:c"],
  ["`a${b}`", JAVASCRIPT, "t:a${b}*"],
  ["a => b", JAVASCRIPT, "w:a s:=> w:b"],
  ["`ls`", RUBY, "c:ls"],
  ["%x(ls (a))", RUBY, "c:ls (a)"],
  ['"#{a}"', RUBY, "t:#{a}*"],
  ["q(a) qq{b} qx/ls/", PERL, "t:a t:b c:ls"],
  ["$x = 'a$b'", PERL, "w:$x s:= t:a$b"],
  ['"a$b"', PERL, "t:a$b*"],
  ["`ls`;", PHP, "c:ls s:;"],
  ["'unclosed", PHP, "t:unclosed"],
];

for (const [code, lexis, wanted] of CASES) {
  Deno.test(`tokensOf() splits ${JSON.stringify(code)}`, () => {
    assert.equal(split(code, lexis), wanted);
  });
}

Deno.test("tokensOf() stops after enough", () => {
  assert.ok(tokensOf("a ".repeat(50_000), PYTHON).length <= 4000);
});
