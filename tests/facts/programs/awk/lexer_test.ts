/** Tests the pieces of awk's programs. */
import assert from "node:assert/strict";
import { tokensOf } from "../../../../src/facts/programs/awk/lexer.ts";

/** The pieces without the end, each as its kind and its text. */
function pieces(code: string): readonly string[] {
  return tokensOf(code).slice(0, -1).map(({ kind, text, call }) =>
    `${kind} ${text}${call === true ? " call" : ""}`
  );
}

const TABLE: readonly (readonly [string, readonly string[]])[] = [
  ['print "a\\tb\\x41\\101\\q"', ["name print", "text a\tbAAq"]],
  ['"a\\\nb"', ["text ab"]],
  ['"open', ["text open"]],
  ["/a\\/b/ {x}", ["regex a\\/b", "sign {", "name x", "sign }"]],
  ["a / b / c", ["name a", "sign /", "name b", "sign /", "name c"]],
  ["$1 /2", ["sign $", "number 1", "sign /", "number 2"]],
  ["print /x/", ["name print", "regex x"]],
  ["0x1F 1.5e3 .5", ["number 0x1F", "number 1.5e3", "number .5"]],
  ["f(x) g (x)", [
    "name f call",
    "sign (",
    "name x",
    "sign )",
    "name g",
    "sign (",
    "name x",
    "sign )",
  ]],
  ["a # b\nc", ["name a", "line \n", "name c"]],
  ["a \\\n b", ["name a", "name b"]],
  ["a |& b **= c >> d", [
    "name a",
    "sign |&",
    "name b",
    "sign **=",
    "name c",
    "sign >>",
    "name d",
  ]],
  ["a ` b", ["name a", "sign `", "name b"]],
];

for (const [code, want] of TABLE) {
  Deno.test(`tokensOf() reads ${JSON.stringify(code)}`, () => {
    assert.deepEqual(pieces(code), want);
  });
}

Deno.test("tokensOf() ends with the end, and gives up on a program without one", () => {
  assert.deepEqual(tokensOf(""), [{ kind: "end", text: "" }]);
  assert.ok(tokensOf("a ".repeat(10_000)).length < 5_000);
});
