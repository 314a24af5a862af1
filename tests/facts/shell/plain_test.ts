/** Tests the trees of plain command lines; `plain_laws_test.ts` holds them to those of the parser. */
import assert from "node:assert/strict";
import { plainScript } from "../../../src/facts/shell/plain.ts";

/** The words of a node, with what joins its commands. */
// deno-lint-ignore no-explicit-any
function shape(node: any): string {
  switch (node.type) {
    case "Command":
      return [node.name, ...node.suffix].map(({ value }) => `<${value}>`).join(
        "",
      );
    case "Pipeline":
      return node.commands.map(shape).join(" | ");
    default:
      return shape(node.commands[0]) +
        node.operators.map((operator: string, at: number) =>
          ` ${operator} ${shape(node.commands[at + 1])}`
        ).join("");
  }
}

const TABLE: readonly (readonly [string, readonly string[] | undefined])[] = [
  ["ls -l a", ["<ls><-l><a>"]],
  ["echo 'a b' \"c\"d", ["<echo><a b><cd>"]],
  ["a; b", ["<a>", "<b>"]],
  ["a | b | c", ["<a> | <b> | <c>"]],
  ["a && b || c | d", ["<a> && <b> || <c> | <d>"]],
  ["", []],
  ["  a  ", ["<a>"]],
  ["a $X", undefined],
  ["a *", undefined],
  ["a > b", undefined],
  ["a &", undefined],
  ["a;;", undefined],
  ["if a", undefined],
  ["X=1 a", undefined],
  ["'a' b", undefined],
  ["a 'b", undefined],
  ["a\nb", undefined],
  ["x".repeat(2_001), undefined],
];

for (const [text, want] of TABLE) {
  Deno.test(`plainScript() reads ${JSON.stringify(text).slice(0, 40)}`, () => {
    const found = plainScript(text)?.commands.map(({ command }) =>
      shape(command)
    );
    assert.deepEqual(found, want);
  });
}
