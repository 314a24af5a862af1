/** Tests how Tcl is read into commands and words. */
import assert from "node:assert/strict";
import { commandsOf } from "../../../../src/facts/programs/tcl/reader.ts";

/** Each word in short: `{}` around what was in braces, `$` before a variable, `[]` around a command. */
function words(code: string): readonly (readonly string[])[] {
  return commandsOf(code, () => true).map((command) =>
    command.map((word) =>
      word.kind === "braces" ? `{${word.text}}` : word.pieces.map((
        { kind, text },
      ) =>
        kind === "variable"
          ? `$${text}`
          : kind === "command"
          ? `[${text}]`
          : text
      ).join("|")
    )
  );
}

const TABLE: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  ["exec ls -l", [["exec", "ls", "-l"]]],
  ["a; b\nc", [["a"], ["b"], ["c"]]],
  ["# a; b\nc # d", [["c", "#", "d"]]],
  ["a \\\n b", [["a", "b"]]],
  ["if {$a {b}} {c d}", [["if", "{$a {b}}", "{c d}"]]],
  ['puts "a b$x[c d]"', [["puts", "a b|$x|[c d]"]]],
  ["a ${x y} $z(k) $::n", [["a", "$x y", "$z(k)", "$::n"]]],
  ["a $ b", [["a", "$", "b"]]],
  ["a {*}$args", [["a", "$args"]]],
  ["a b\\ c\\n", [["a", "b c\n"]]],
  ["a [b [c] d]e", [["a", "[b [c] d]|e"]]],
  ["a {b", [["a", "{b}"]]],
  ["", []],
];

for (const [code, want] of TABLE) {
  Deno.test(`commandsOf() reads ${JSON.stringify(code)}`, () => {
    assert.deepEqual(words(code), want);
  });
}

Deno.test("commandsOf() stops when there was enough work, and after many commands", () => {
  let left = 4;
  assert.ok(commandsOf("a b c d e f", () => left-- > 0)[0]!.length < 5);
  assert.ok(commandsOf("a\n".repeat(2_000), () => true).length <= 500);
});
