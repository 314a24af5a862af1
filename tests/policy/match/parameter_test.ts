/** Tests of conditions on the arguments of a call. */
import assert from "node:assert/strict";
import { comparesPaths, inWords } from "../../../src/policy/match/parameter.ts";
import { matches } from "../ruling.ts";

type Parameters = Readonly<Record<string, unknown>>;
const CWD = "/home/dev/project";

function check(
  cases: readonly [condition: string, parameters: Parameters, holds: boolean][],
  action: string,
): void {
  for (const [condition, parameters, holds] of cases) {
    Deno.test(`decide() says ${holds} to ${action} by parameters ${condition} on ${JSON.stringify(parameters).slice(0, 80)}`, () => {
      const said = { parameters, cwd: CWD };
      assert.equal(
        matches(`parameters: ${condition}`, said, null, action),
        holds,
      );
    });
  }
}

check([
  // Scalars.
  ["{force: true}", { force: true }, true],
  ["{force: true}", { force: "true" }, true],
  ["{force: true}", { force: "True" }, true],
  ["{force: true}", { force: false }, false],
  ["{force: true}", { force: 1 }, false],
  ["{force: true}", {}, false],
  ["{count: 5}", { count: 5 }, true],
  ["{count: 5}", { count: 5.0 }, true],
  ["{count: 5}", { count: "5" }, true],
  ["{count: 5}", { count: 6 }, false],
  ["{x: null}", { x: null }, true],
  ["{x: null}", {}, false],
  ["{x: null}", { x: "null" }, false],
  ["{x: 'True'}", { x: true }, true],
  ["{x: '5'}", { x: 5 }, true],
  ["{x: [a, 5, null]}", { x: null }, true],
  ["{x: [a, 5, null]}", { x: "b" }, false],
  ["{a: 1, b: 2}", { a: 1, b: 2 }, true],
  ["{a: 1, b: 2}", { a: 1 }, false],
  ["{toString: x}", {}, false],
  ["{__proto__x: x}", { __proto__x: "x" }, true],
  // Patterns.
  ["{c: {type: string, pattern: Python, case_sensitive: false}}", {
    c: "python",
  }, true],
  ["{c: {type: regex, pattern: 'rm\\s+-rf'}}", { c: "sudo RM  -rf" }, true],
  ["{c: {type: regex, pattern: '-rf'}}", { c: ["-rf", "/usr"] }, true],
  [
    "{c: {type: regex, pattern: \"'-rf', '/usr\"}}",
    { c: ["-rf", "/usr"] },
    true,
  ],
  ["{c: {type: string, pattern: /usr}}", { c: ["-rf", "/usr/"] }, true],
  ["{c: {type: regex, pattern: '^True$'}}", { c: true }, true],
  ["{c: {type: glob, pattern: 'git *'}}", { c: "git push" }, true],
  ["{u: {type: glob, pattern: 'https://*.example.com/**'}}", {
    u: "https://a.example.com/x/y",
  }, true],
  // A query asks all arguments, but the named one must be there.
  ["{size: {type: jsonpath, pattern: $.size}}", { size: 5 }, true],
  ["{size: {type: jsonpath, pattern: $.size}}", { other: 5 }, false],
  ["{size: {type: jsonpath, pattern: $.other}}", { size: 1, other: 5 }, true],
  // All arguments at once.
  ["rm -rf|sudo", { command: "x; RM -RF /" }, true],
  ["rm -rf|sudo", { nested: { deep: ["sudo"] } }, true],
  ["rm -rf|sudo", { sudo: "no" }, true],
  ["rm -rf|sudo", { command: "ls" }, false],
  ["'curl.*[|].*sh'", { command: "curl x | sh" }, true],
  ["'say \"hi\"'", { command: 'say "hi"' }, true],
  ["{type: regex, pattern: '^ls$'}", { command: "ls" }, true],
  ["{type: regex, pattern: \"'command': 'ls'\"}", { command: "ls" }, true],
  ["{type: string, pattern: ls}", { command: "ls" }, true],
  ["{type: glob, pattern: '/etc/*'}", { a: "x", b: "/etc/passwd" }, true],
  ["{type: jsonpath, pattern: '$.a[?@.b > 1]'}", { a: [{ b: 2 }] }, true],
  [
    "{type: jsonpath, pattern: $.n, comparison: gt, threshold: 5}",
    { n: 6 },
    true,
  ],
  [
    "{type: jsonpath, pattern: $.n, comparison: gt, threshold: 5}",
    { n: 5 },
    false,
  ],
  [
    "{type: jsonpath, pattern: $.n, comparison: gte, threshold: 5}",
    { n: 5 },
    true,
  ],
  [
    "{type: jsonpath, pattern: $.n, comparison: lt, threshold: 5}",
    { n: 4 },
    true,
  ],
  [
    "{type: jsonpath, pattern: $.n, comparison: lte, threshold: 5}",
    { n: 6 },
    false,
  ],
  [
    "{type: jsonpath, pattern: $.n, comparison: eq, threshold: 5}",
    { n: 5 },
    true,
  ],
  [
    "{type: jsonpath, pattern: $.n, comparison: eq, threshold: x}",
    { n: "x" },
    true,
  ],
  ["{type: jsonpath, pattern: $.n, comparison: eq, threshold: true}", {
    n: true,
  }, true],
  [
    "{type: jsonpath, pattern: $.n, comparison: eq, threshold: 1}",
    { n: true },
    true,
  ],
  [
    "{type: jsonpath, pattern: $.n, comparison: gt, threshold: a}",
    { n: "b" },
    true,
  ],
  [
    "{type: jsonpath, pattern: $.n, comparison: gt, threshold: 5}",
    { n: "6" },
    false,
  ],
  ["{type: jsonpath, pattern: '$.n[*]', comparison: gt, threshold: 5}", {
    n: [1, 9],
  }, true],
  // Paths.
  ["{path: /etc/passwd}", { path: "//etc/./passwd" }, true],
  ["{path: /etc/passwd}", { path: "../../../etc/passwd" }, true],
  ["{path: /etc/}", { path: "/etc" }, true],
  ["{path: src/x}", { path: "/home/dev/project/src/x" }, true],
  ["{path: ~/.ssh/id}", { path: "$HOME/.ssh/id" }, true],
  ["{path: ~/.ssh/id}", { path: "/home/dev/.ssh/id" }, true],
  ["{path: {type: regex, pattern: '^/etc/'}}", { path: "/tmp/../etc/x" }, true],
  ["{file_path: {type: glob, pattern: '/etc/**'}}", {
    file_path: ["/a", "/etc/x"],
  }, true],
  ["{path: {type: glob, pattern: '/Users/*/x'}}", { path: "/USERS/d/X" }, true],
  [
    "{path: {type: glob, pattern: 'C:/Windows/**'}}",
    { path: "c:\\WINDOWS\\x" },
    true,
  ],
  [
    "{path: {type: regex, pattern: '^(?!/tmp/)'}}",
    { path: "/tmp/../etc/x" },
    true,
  ],
  ["{path: {type: regex, pattern: '^/x'}}", { path: "https://x//x" }, false],
], "deny");

// INVARIANT (spelling quantifier).
check([
  ["{path: {type: glob, pattern: '/tmp/**'}}", { path: "/tmp/x" }, true],
  ["{path: {type: glob, pattern: '/tmp/**'}}", { path: "/tmp" }, false],
  [
    "{path: {type: glob, pattern: '/tmp/**'}}",
    { path: "/tmp/../etc/x" },
    false,
  ],
  [
    "{path: {type: glob, pattern: '/tmp/**'}}",
    { path: "/etc/../tmp/x" },
    false,
  ],
  [
    "{path: {type: glob, pattern: '/home/dev/project/**'}}",
    { path: "src/x" },
    true,
  ],
  ["{path: {type: glob, pattern: 'src/**'}}", {
    path: "/home/dev/project/src/x",
  }, true],
  ["{path: {type: glob, pattern: 'src/**'}}", { path: "src/../../x" }, false],
  [
    "{path: {type: glob, pattern: '/tmp/**'}}",
    { path: ["/tmp/x", "/etc/x"] },
    false,
  ],
  [
    "{path: {type: glob, pattern: '/tmp/**'}}",
    { path: ["/tmp/x", "/tmp/y"] },
    true,
  ],
  ["{path: {type: glob, pattern: '/tmp/**'}}", { path: [] }, false],
  [
    "{path: {type: glob, pattern: '/Users/*/x'}}",
    { path: "/USERS/d/x" },
    false,
  ],
  ["{type: glob, pattern: '/tmp/*'}", { a: "/tmp/x", b: "/etc/x" }, false],
  ["git status", { command: "git status" }, true],
  ["{force: false}", { force: "false" }, false],
  ["{type: jsonpath, pattern: '$.n[*]', comparison: lt, threshold: 5}", {
    n: [1, 9],
  }, false],
  ["{type: jsonpath, pattern: '$.n[*]', comparison: lt, threshold: 5}", {
    n: [1, 2],
  }, true],
  ["{type: jsonpath, pattern: '$.n[*]'}", { n: [] }, false],
], "allow");

const PATHS: readonly [
  name: string,
  type: "string" | "regex" | "glob",
  pattern: string,
  isPath: boolean,
][] = [
  ["path", "regex", "x", true],
  ["file_path", "string", "x", true],
  ["notebookPath", "string", "x", true],
  ["outputDir", "string", "x", true],
  ["command", "regex", "^git", false],
  ["command", "glob", "git *", false],
  ["x", "glob", "/etc/**", true],
  ["x", "string", "~/.ssh", true],
  ["x", "string", "$HOME/x", true],
  ["x", "string", "C:\\x", true],
  ["x", "string", "x/y", false],
  ["x", "regex", "^/etc", true],
  ["x", "regex", "/etc", false],
  ["path", "glob", "https://x/**", false],
];

for (const [name, type, pattern, isPath] of PATHS) {
  Deno.test(`comparesPaths() is ${isPath} for ${name} and ${type} ${pattern}`, () => {
    assert.equal(
      comparesPaths(name, { type, pattern, case_sensitive: true, at: [1, 1] }),
      isPath,
    );
  });
}

Deno.test("inWords() shortens what it shows", () => {
  assert.equal(inWords("a"), "a");
  assert.equal(inWords({ a: [1] }), '{"a":[1]}');
  assert.equal(inWords(undefined), "absent");
  assert.equal(inWords("x".repeat(300)).length, 200);
});
