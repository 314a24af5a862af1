/** Tests of globs. */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  compileGlob,
  GLOB_MOST_ALTERNATIVES,
} from "../../../src/policy/match/glob.ts";

const PLAIN = { caseSensitive: true, separators: true, self: false };

const CASES: readonly [glob: string, yes: string[], no: string[]][] = [
  ["/etc/passwd", ["/etc/passwd"], ["/etc/passwd2", "/etc", "/ETC/passwd"]],
  ["/etc/*", ["/etc/x", "/etc/"], ["/etc/x/y", "/etc", "/etcx"]],
  ["/etc/**", ["/etc/x", "/etc/x/y", "/etc/"], ["/etc", "/etcx/y"]],
  ["/**", ["/", "/a/b"], ["a"]],
  ["**", ["", "a", "/a/b\n"], []],
  ["*", ["", "a", "a.b"], ["a/b", "/"]],
  ["**/*.conf", ["x.conf", "a/x.conf", "/a/b/x.conf"], ["x.conf/y", "xconf"]],
  ["/a/**/b", ["/a/b", "/a/x/b", "/a/x/y/b"], ["/ab", "/a/xb", "/a/b/c"]],
  ["**/config/**", ["config/x", "/a/config/b/c"], ["/a/myconfig/b", "config"]],
  ["/home/**/.ssh/**", ["/home/d/.ssh/id", "/home/.ssh/x"], ["/home/d/.sshx"]],
  ["a**b", ["ab", "a/x/b", "axxb"], ["a/x/c"]],
  ["?.c", ["a.c", "é.c", "😀.c"], ["ab.c", ".c", "/.c"]],
  ["[abc]x", ["ax", "bx"], ["dx", "x"]],
  ["[a-c]x", ["bx"], ["dx", "-x"]],
  ["[!a-c]x", ["dx"], ["bx", "/x"]],
  ["[^a]x", ["bx"], ["ax"]],
  ["[]]x", ["]x"], ["x"]],
  ["[!]]x", ["ax"], ["]x"]],
  ["[a-]x", ["ax", "-x"], ["bx"]],
  ["[abc", ["[abc"], ["a"]],
  ["[*]", ["*"], ["a"]],
  ["{a,b}.c", ["a.c", "b.c"], ["c.c", "{a,b}.c"]],
  ["{a,b/{c,d}}", ["a", "b/c", "b/d"], ["b", "c"]],
  ["x{,.bak}", ["x", "x.bak"], ["x.b"]],
  ["{a", ["{a"], ["a"]],
  ["a.b+c(d)^$|\\", ["a.b+c(d)^$|\\"], ["axb"]],
  ["", [""], ["a"]],
];

for (const [glob, yes, no] of CASES) {
  Deno.test(`compileGlob() reads ${JSON.stringify(glob)}`, () => {
    const test = compileGlob(glob, PLAIN);
    for (const text of yes) assert.ok(test(text), `matches ${text}`);
    for (const text of no) assert.ok(!test(text), `does not match ${text}`);
  });
}

Deno.test("compileGlob() covers the folder itself where that is asked for", () => {
  const test = compileGlob("/etc/**", { ...PLAIN, self: true });
  assert.ok(test("/etc"));
  assert.ok(test("/etc/x"));
  assert.ok(!test("/etcx"));
  assert.ok(!compileGlob("/**", { ...PLAIN, self: true })(""));
});

Deno.test("compileGlob() folds case where that is asked for", () => {
  const test = compileGlob("/Etc/[A-C]*", { ...PLAIN, caseSensitive: false });
  assert.ok(test("/ETC/bx"));
  assert.ok(!test("/ETC/dx"));
});

Deno.test("compileGlob() lets `*` cross `/` in texts that are no paths", () => {
  const test = compileGlob("git * --force*", { ...PLAIN, separators: false });
  assert.ok(test("git push origin/x --force-with-lease"));
  assert.ok(compileGlob("a?b", { ...PLAIN, separators: false })("a/b"));
  assert.ok(compileGlob("a[/]b", { ...PLAIN, separators: false })("a/b"));
});

Deno.test("compileGlob() refuses braces that stand for too much", () => {
  const seven = "{a,b}".repeat(7);
  assert.throws(
    () => compileGlob(seven, PLAIN),
    (error) =>
      error instanceof SyntaxError &&
      error.message.includes(String(GLOB_MOST_ALTERNATIVES)),
  );
  assert.doesNotThrow(() => compileGlob("{a,b}".repeat(6), PLAIN));
});

Deno.test("compileGlob() takes linear time where backtracking would not", () => {
  const test = compileGlob("*a*a*a*a*a*a*a*a*a*a*b", PLAIN);
  const start = performance.now();
  assert.ok(!test("a".repeat(20_000)));
  assert.ok(performance.now() - start < 2000);
});

const AS_EXPRESSION: Readonly<Record<string, string>> = {
  "*": "[^/]*",
  "?": "[^/]",
  "[!a]": "[^a/]",
  ".": "\\.",
};

Deno.test("compileGlob() agrees with a regular expression on random globs", () => {
  const letter = fc.constantFrom("a", "b", "/", ".");
  const piece = fc.constantFrom("a", "b", "/", "*", "?", "[ab]", "[!a]", ".");
  fc.assert(fc.property(
    fc.array(piece, { maxLength: 7 }).filter((pieces) =>
      !pieces.join("").includes("**")
    ),
    fc.array(letter, { maxLength: 9 }),
    (pieces, letters) => {
      const source = pieces.map((one) => AS_EXPRESSION[one] ?? one).join("");
      const text = letters.join("");
      assert.equal(
        compileGlob(pieces.join(""), PLAIN)(text),
        new RegExp(`^${source}$`).test(text),
      );
    },
  ));
});

Deno.test("compileGlob() covers every text that a random glob spells", () => {
  const spelled = fc.oneof(
    ...["a", "b", "/", "."].map((one) => fc.constant([one, one])),
    fc.constantFrom(["*", ""], ["*", "ab"], ["?", "a"], ["**/", ""], [
      "**/",
      "a/b/",
    ]),
    fc.constantFrom(["[ab]", "b"], ["[*]", "*"], ["{a,b.}", "b."]),
  );
  fc.assert(fc.property(fc.array(spelled, { maxLength: 7 }), (parts) => {
    const glob = `/${parts.map(([glob]) => glob).join("")}`;
    // Behind anything but a slash, `**/` wants a slash of its own.
    fc.pre(!/[^/]\*\*/.test(glob));
    const text = `/${parts.map(([, text]) => text).join("")}`;
    assert.equal(compileGlob(glob, PLAIN)(text), true, `${glob} ${text}`);
  }));
});
