/** Holds the reader of plain command lines to the parser: it makes the same tree, or none. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "unbash";
import { plainScript } from "../../../src/facts/shell/plain.ts";

/** A tree as data, with what nodes of the parser derive when they are asked. */
function dataOf(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(dataOf);
  if (typeof tree !== "object" || tree === null) return tree;
  const node = tree as Record<string, unknown>;
  const own = (node.toJSON as (() => object) | undefined)?.call(node) ?? node;
  const data: Record<string, unknown> = {};
  for (
    const name of [...Object.keys(own), "args", "redirects", "value", "parts"]
  ) {
    if (node[name] !== undefined) data[name] = dataOf(node[name]);
  }
  return data;
}

function sameOrNone(text: string): boolean {
  const plain = plainScript(text);
  if (plain === undefined) return false;
  assert.deepEqual(dataOf(plain), dataOf(parse(text)), JSON.stringify(text));
  return true;
}

const PLAIN = [
  "git status",
  "  git  add -A&&git commit -m 'Mend the build' && npm test ",
  "a|b||c;d",
  "a;",
  "a ; b\t-x ;",
  `echo "a b"'c d'e --x="y z" '' ""`,
  "git -c a=b log --format=%H,%an",
  "./run.sh 1 2 @ % + : , .",
  "eval 'rm a'",
  "",
  "   ",
];

for (const text of PLAIN) {
  Deno.test(`plainScript() reads as the parser does: ${JSON.stringify(text)}`, () => {
    assert.ok(sameOrNone(text));
  });
}

const OTHER = [
  "a $b",
  "a `b`",
  "a\nb",
  "a # b",
  "a\\b",
  "a & b",
  "a |& b",
  "a ;; b",
  "a &&",
  "&& a",
  "; a",
  "a > b",
  "a 2>&1",
  "a *",
  "a ~",
  "a {b,c}",
  "A=b c",
  "A+=b",
  "export A=b",
  "if a",
  "! a",
  "time a",
  "'if' a",
  "[ a ]",
  "(a)",
  'a "$b"',
  'a "\\b"',
  'a "!b"',
  "a 'b",
  'a "b',
  "a\r",
  "a\u00a0b",
  "caf\u00e9",
  "a".repeat(2_001),
];

for (const text of OTHER) {
  Deno.test(`plainScript() leaves to the parser: ${JSON.stringify(text).slice(0, 60)}`, () => {
    assert.equal(plainScript(text), undefined);
  });
}

const PIECES = fc.constantFrom(
  ...("a git -x --y=z b=c 1 'q r' \"s t\" '' \"\" /p/q a.b @ % + x: [ ] in do if 2 ! time ~ # { } \\ $x * ? < > ( ) && || | ; & " +
    "|& ;; ' \" function 0 a= A+=1 - export let coproc [[ %1 a,b : . then done esac select declare $ ` ${x} $(x) << >> ^ \r \v \u00a0 \u00e9")
    .split(" "),
);

Deno.test("plainScript() makes the parser's tree or none, whatever the text", () => {
  let read = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(PIECES, fc.constantFrom("", " ", "  ", "\t", "\n")), {
        maxLength: 9,
      }),
      (pieces) => {
        if (sameOrNone(pieces.flat().join(""))) read++;
      },
    ),
    { numRuns: 20_000, seed: 1 },
  );
  assert.ok(read > 100, `only ${read} were plain`);
});
