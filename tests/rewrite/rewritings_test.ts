/** Tests that commands are rewritten as meant, and that what cannot be rewritten is left alone. */
import assert from "node:assert/strict";
import {
  mayFollow,
  rewriteBy,
  type Rewriting,
  rewritings,
} from "./rewritings.ts";

function named(command: string, name: string): string | undefined {
  return rewritings(command).find((one) => one.name === name)?.command;
}

const TABLE: readonly (readonly [string, string, string | undefined])[] = [
  ["ls -a src", "words by single quotes", "'ls' '-a' 'src'"],
  ["ls -a src", "programs by single quotes", "'ls' -a src"],
  [
    "ls -a src",
    "words by an escape for each character",
    "\\l\\s \\-\\a \\s\\r\\c",
  ],
  [
    "ls src",
    "words by hexadecimal escapes",
    "$'\\x6c\\x73' $'\\x73\\x72\\x63'",
  ],
  ["ls src", "words by octal escapes", "$'\\154\\163' $'\\163\\162\\143'"],
  ["ls -n", "words by a substitution", "$(echo ls) $(printf %s -n)"],
  ["ls src", "words by a continued line", "l\\\ns s\\\nrc"],
  ["ls src", "words by braces of a range", "{l..l}s {s..s}rc"],
  ["ls src", "programs in variables", "_v1=ls\n$_v1 src"],
  ["ls src", "arguments in variables", '_v1=src\nls "${_v1}"'],
  ["ls  src", "more blanks between words", "ls \t  src"],
  ["ls src", "continued lines", "ls \\\n  src"],
  ["a b; c d", "continued lines", "a \\\n  b; c \\\n  d"],
  ["ls 'it''s'", "bash -c", `bash -c 'ls '\\''it'\\'''\\''s'\\'''`],
  ["ls src", "nohup", "nohup ls src"],
  // What stands in quotes, in here-documents and in expansions is left as it is.
  ["ls \"a b\" '$x' $y", "words by single quotes", "'ls' \"a b\" '$x' $y"],
  ["cat <<E\nls src\nE", "words by single quotes", "'cat' <<E\nls src\nE"],
  ["A=b ls", "words by single quotes", "A=b 'ls'"],
  ["if ls; then cd; fi", "words by single quotes", "if 'ls'; then 'cd'; fi"],
  // Where something would change, nothing is rewritten.
  ["cd src", "nohup", undefined],
  ["a | b", "nohup", undefined],
  ["ls $1", "a function", undefined],
  ["break", "a loop over one", undefined],
  ["trap ls EXIT", "a trap", undefined],
  ["-x & ls", "a trap", undefined],
  ["-x & ls", "bash -c", undefined],
  ["ls\n\n", "a semicolon behind", undefined],
  ["ls \\", "a subshell", undefined],
  ["echo() { ls; }; echo x", "words by a substitution", undefined],
  // Options.
  ["rm -rf a", "long options", "rm --recursive --force a"],
  ["rm -rf a", "shortened long options", "rm --recursi --forc a"],
  ["rm -rf a", "short options apart", "rm -r -f a"],
  ["rm -rf a", "short options in one, turned round", "rm -fr a"],
  ["rm --recursive --force a", "short options in one", "rm -rf a"],
  ["rm -rf a b", "options among operands", "rm a -r -f b"],
  ["rm -rf a", "options behind operands", "rm a -r -f"],
  ["rm -rf a", "two dashes before operands", "rm -r -f -- a"],
  ["curl -o x h", "long options", "curl --output=x h"],
  ["curl -o x h", "long options with their values apart", "curl --output x h"],
  ["curl -o x h", "short options with their values attached", "curl -ox h"],
  ["git push -f o main", "options behind operands", "git push o main -f"],
  ["rm -Q a", "long options", undefined],
  ["rm -rf '$x'", "long options", undefined],
  ["find . -delete", "long options", undefined],
];

for (const [command, name, wanted] of TABLE) {
  Deno.test(`rewritings() of ${JSON.stringify(command)}: ${name}`, () => {
    assert.equal(named(command, name), wanted);
  });
}

Deno.test("rewritings() are many, none the same as the command, and none of what does not parse", () => {
  const found = rewritings("rm -rf a");
  assert.ok(found.length > 80, `${found.length}`);
  assert.ok(found.every(({ command }) => command !== "rm -rf a"));
  assert.equal(new Set(found.map(({ name }) => name)).size, found.length);
  for (const broken of ["", "# x", "echo 'a", "if", ")", "cat <<E\nx"]) {
    assert.deepEqual(rewritings(broken), []);
  }
});

Deno.test("rewriteBy() rewrites what was rewritten, under new names", () => {
  const twice = rewriteBy("ls", ["programs in variables", "a function"]);
  assert.equal(twice?.command, "_f() {\n_v1=ls\n$_v1\n}\n_f");
  const again = rewriteBy(twice?.command ?? "", ["a function", "sudo bash -c"]);
  assert.match(again?.command ?? "", /_f_\(\) \{\n_f\(\)/);
  assert.equal(again?.verdict, "as strict");
  assert.equal(rewriteBy("ls", ["a function", "long options"]), null);
});

Deno.test("mayFollow() says which actions a rewriting may lead to", () => {
  const table: readonly (readonly [Rewriting["verdict"], string])[] = [
    ["same", "deny>deny ask>ask defer>defer"],
    [
      "as strict",
      "deny>deny ask>deny ask>ask defer>deny defer>ask defer>defer",
    ],
    [
      "stopped",
      "deny>deny deny>ask ask>deny ask>ask defer>deny defer>ask defer>defer",
    ],
  ];
  for (const [verdict, wanted] of table) {
    const allowed = ["deny", "ask", "defer"].flatMap((before) =>
      ["deny", "ask", "defer"].filter((after) =>
        mayFollow({ name: "", command: "", verdict }, before, after)
      ).map((after) => `${before}>${after}`)
    );
    assert.equal(allowed.join(" "), wanted);
  }
});
