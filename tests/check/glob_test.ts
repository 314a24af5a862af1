/** Patterns of paths. */
import assert from "node:assert/strict";
import { leftOutBy, matchesGlob } from "../../src/check/glob.ts";

for (
  const [pattern, path, want] of [
    ["tests", "tests/a/b.yaml", true],
    ["tests", "src/tests/b.yaml", true],
    ["tests/", "tests/b.yaml", true],
    ["./tests/a", "tests/a/b", true],
    ["tests", "mytests/b.yaml", false],
    ["src/tests", "x/src/tests/a", false],
    ["**/*.bad.yaml", "a/b/x.bad.yaml", true],
    ["**/*.bad.yaml", "x.bad.yaml", true],
    ["*.yaml", "a/b/x.yaml", true],
    ["a/*.yaml", "a/b/x.yaml", false],
    ["a/?.yaml", "a/x.yaml", true],
    ["a.yaml", "aXyaml", false],
    ["**", "anything/at/all", true],
    ["a(b)[c]+", "a(b)[c]+", true],
  ] as const
) {
  Deno.test(`${pattern} ${want ? "is" : "is not"} ${path}`, () => {
    assert.equal(matchesGlob(path, pattern), want);
  });
}

Deno.test("leftOutBy() leaves out what any of the patterns is, and nothing without one", () => {
  assert.ok(leftOutBy(["x", "y"])("a/y"));
  assert.ok(!leftOutBy([])("a/y"));
});
